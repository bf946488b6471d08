import type { ModelCapabilities, Pace } from "../../../src/domain/capabilities.ts";
import { MAX_SEED } from "../../../src/domain/limits.ts";
import { type GenerationRequest, pictureSeed } from "../../../src/domain/request.ts";
import type { PixelPicture } from "../../../src/domain/pixels.ts";
import type {
  GenerationContext,
  GenerationEvent,
  GenerationPlan,
  ImageModel,
} from "../../../src/providers/image-model.ts";

/** What a scripted model does in one run; `run` counts from 1 over the life of the model. */
export type Script = (
  plan: GenerationPlan,
  context: GenerationContext,
  run: number,
) => AsyncIterable<GenerationEvent>;

export interface ScriptedModelOptions {
  readonly id?: string;
  readonly name?: string;
  readonly provider?: string;
  readonly relative?: string;
  readonly repeatable?: boolean;
  readonly paid?: boolean;
  readonly local?: boolean;
  readonly capabilities?: Partial<ModelCapabilities>;
  readonly pace?: Partial<Pace>;
  readonly cost?: number;
  readonly plan?: (request: GenerationRequest) => Partial<GenerationPlan>;
  readonly script?: Script;
}

/** A model that plays a script, and remembers what it was asked. */
export interface ScriptedModel extends ImageModel {
  readonly runs: { readonly plan: GenerationPlan; readonly context: GenerationContext }[];
}

/** A tiny picture that is told from others by its seed. */
export function pixels(seed: number): PixelPicture {
  const data = Uint8Array.from([seed % 256, (seed >> 8) % 256, 0]);
  return { kind: "pixels", data, width: 1, height: 1 };
}

/** The event of a finished picture of a plan. */
export function pictureEvent(plan: GenerationPlan, position: number): GenerationEvent {
  const seed = pictureSeed(plan.request.seed, position);
  return { type: "picture", position, seed, content: pixels(seed) };
}

/** The positions of a plan that the context does not call finished. */
export function openPositions(plan: GenerationPlan, context: GenerationContext): number[] {
  return plan.calls.flat().filter((position) => !context.finished.has(position));
}

/** Makes every picture at once, with a little progress before each. */
export async function* drawEverything(
  plan: GenerationPlan,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  for (const position of openPositions(plan, context)) {
    context.signal.throwIfAborted();
    const fraction = position / plan.request.count;
    yield { type: "progress", fraction, position, step: 1, steps: 2, preview: pixels(position) };
    yield pictureEvent(plan, position);
  }
}

/** A remote model: each picture is a call of its own that is announced, paced and sent. */
export function sendingCalls(send: (call: number, signal: AbortSignal) => Promise<void>): Script {
  return async function* script(plan, context) {
    for (const position of openPositions(plan, context)) {
      const call = plan.calls.findIndex((positions) => positions.includes(position));
      yield { type: "submitting", call };
      await context.paced((signal) => send(call, signal));
      yield pictureEvent(plan, position);
    }
  };
}

export function scriptedModel(options: ScriptedModelOptions = {}): ScriptedModel {
  const { id = "local/scripted", script = drawEverything } = options;
  const isLocal = options.local ?? id.startsWith("local/");
  const runs: ScriptedModel["runs"] = [];
  return {
    id,
    name: options.name ?? id,
    provider: options.provider ?? id.split("/")[0] ?? id,
    repeatable: options.repeatable ?? isLocal,
    paid: options.paid ?? !isLocal,
    local: isLocal,
    relative: options.relative,
    capabilities: {
      ...capabilities,
      ...options.capabilities,
      pace: {
        account: id,
        requestsPerMinute: undefined,
        concurrency: 1,
        ...options.pace,
      },
    },
    runs,
    plan: (request) => ({
      request,
      warnings: [],
      calls: Array.from({ length: request.count }, (_, position) => [position]),
      cost: options.cost,
      ...options.plan?.(request),
    }),
    execute(plan, context) {
      runs.push({ plan, context });
      return script(plan, context, runs.length);
    },
  };
}

const capabilities: Omit<ModelCapabilities, "pace"> = {
  textToImage: true,
  imageToImage: true,
  negativePrompt: true,
  sizes: undefined,
  steps: undefined,
  guidanceScale: undefined,
  strength: undefined,
  schedulers: undefined,
  styles: undefined,
  refiner: undefined,
  maxSeed: MAX_SEED,
  picturesPerCall: 1,
  price: undefined,
  words: [],
  examples: [],
};
