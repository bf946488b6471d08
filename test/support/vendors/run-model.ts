import type { GenerationRequest } from "../../../src/domain/request.ts";
import type { EncodedPicture, PixelPicture } from "../../../src/domain/pixels.ts";
import type {
  GenerationContext,
  GenerationEvent,
  GenerationPlan,
  ImageModel,
  SourceTarget,
} from "../../../src/providers/image-model.ts";
import { jpeg, png } from "./pictures.ts";

/** A request with the fewest words; everything else is the model's default. */
export function requestFor(
  model: ImageModel,
  options: Partial<GenerationRequest> = {},
): GenerationRequest {
  const needsSource = !model.capabilities.textToImage;
  return {
    model: model.id,
    prompt: "a red apple",
    count: 1,
    seed: 100,
    ...(needsSource && { source: { picture: "0".repeat(64), width: 512, height: 512 } }),
    ...options,
  };
}

export interface TestContext extends GenerationContext {
  /** The targets for which the source picture was asked. */
  readonly targets: SourceTarget[];
  /** The other stored pictures that were asked for, by their hashes. */
  readonly pictures: string[];
}

/** A flat picture of the size that is asked for. */
function flat(target: SourceTarget): PixelPicture | EncodedPicture {
  const { width, height } = target;
  return target.format === "pixels"
    ? { kind: "pixels", data: new Uint8Array(width * height * 3).fill(128), width, height }
    : { kind: "encoded", bytes: (target.format === "png" ? png : jpeg)(width, height, 3) };
}

/** A context without any limits whose source is a flat picture of the size that is asked for. */
export function testContext(overrides: Partial<GenerationContext> = {}): TestContext {
  const targets: SourceTarget[] = [];
  const pictures: string[] = [];
  async function picture(
    hash: string,
    target: SourceTarget & { format: "pixels" },
  ): Promise<PixelPicture>;
  async function picture(
    hash: string,
    target: SourceTarget & { format: "jpeg" | "png" },
  ): Promise<EncodedPicture>;
  async function picture(
    hash: string,
    target: SourceTarget,
  ): Promise<PixelPicture | EncodedPicture> {
    pictures.push(hash);
    return flat(target);
  }
  async function source(target: SourceTarget & { format: "pixels" }): Promise<PixelPicture>;
  async function source(target: SourceTarget & { format: "jpeg" | "png" }): Promise<EncodedPicture>;
  async function source(target: SourceTarget): Promise<PixelPicture | EncodedPicture> {
    targets.push(target);
    return flat(target);
  }
  const signal = overrides.signal ?? new AbortController().signal;
  return {
    signal,
    finished: new Set(),
    remoteIds: new Map(),
    source,
    picture,
    mask: async ({ width, height }) => {
      const data = new Uint8Array(width * height * 3).fill(255);
      return { kind: "pixels", data, width, height };
    },
    paced: async (call) => call(signal),
    ...overrides,
    targets,
    pictures,
  };
}

/** How a run went: everything it yielded, and what it threw, if it did. */
export interface RunResult {
  readonly events: readonly GenerationEvent[];
  readonly error: unknown;
  /** The events of one type, in order. */
  readonly of: <T extends GenerationEvent["type"]>(
    type: T,
  ) => Extract<GenerationEvent, { type: T }>[];
}

/** Runs a plan to its end. */
export async function runPlan(
  model: ImageModel,
  plan: GenerationPlan,
  context: GenerationContext = testContext(),
): Promise<RunResult> {
  const events: GenerationEvent[] = [];
  let error: unknown;
  try {
    for await (const event of model.execute(plan, context)) events.push(event);
  } catch (thrown) {
    error = thrown;
  }
  return {
    events,
    error,
    of: <T extends GenerationEvent["type"]>(type: T) =>
      events.filter((event): event is Extract<GenerationEvent, { type: T }> => event.type === type),
  };
}

/** Plans a request and runs it to its end. */
export async function runModel(
  model: ImageModel,
  options: Partial<GenerationRequest> = {},
  context: GenerationContext = testContext(),
): Promise<RunResult> {
  return runPlan(model, model.plan(requestFor(model, options)), context);
}
