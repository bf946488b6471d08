import { pictureSeed } from "../../domain/request.ts";
import type { GenerationRequest, Size } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type {
  GenerationContext,
  GenerationEvent,
  GenerationPlan,
  ImageModel,
} from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import type { Warn } from "../planning/warn.ts";
import { defaultTimings, type RemoteOptions } from "../remote/remote-options.ts";
import { runCalls } from "../remote/run-calls.ts";
import { submitCall } from "../remote/submit-call.ts";
import type { GeminiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { type Family, familyOf } from "./families.ts";
import { readInputs } from "./inputs.ts";
import { geminiBody } from "./request.ts";
import type { Account } from "./settings.ts";
import { nearestShape } from "./shapes.ts";

/** Calls at a time for one account. */
const CONCURRENCY = 4;
/** An enlargement that falls short by less is not worth a word. */
const VISIBLE = 0.1;

/** A model by the service's own name for it. */
export function createGeminiModel(
  model: string,
  { price, requestsPerMinute }: Account,
  client: GeminiClient,
  options: RemoteOptions,
): ImageModel {
  const family = familyOf(model);
  const planned: PlannedModel = {
    id: `gemini/${model}`,
    name: model,
    capabilities: {
      ...family.capabilities,
      price: price === undefined ? undefined : { perPicture: price },
      pace: { account: "gemini", requestsPerMinute, concurrency: CONCURRENCY },
    },
    remarks: (effective, warn) => warnOfEnlargement(effective, model, warn),
  };
  return {
    id: planned.id,
    name: model,
    provider: PROVIDER,
    repeatable: false,
    paid: true,
    local: false,
    capabilities: planned.capabilities,
    plan: (asked) => plan(planned, family, asked),
    execute: async function* (made, context) {
      const inputs = await readInputs(made.request, context);
      yield* runCalls(made, context, (call, inner) =>
        runGeminiCall({ model, family, made, call, inputs }, client, options, inner),
      );
    },
  };
}

/** Without a size the result keeps the source's shape; an enlargement asks for a larger one. */
function plan(model: PlannedModel, family: Family, asked: GenerationRequest): GenerationPlan {
  const { source } = asked;
  const max = family.mostInputs - (source ? 1 : 0);
  const room = { ...model, capabilities: { ...model.capabilities, references: { max } } };
  const size = asked.size ?? enlargedSize(asked, family);
  const settled = planRequest(room, { ...asked, size });
  const isFree = size === undefined && source !== undefined;
  return isFree ? { ...settled, request: { ...settled.request, size: undefined } } : settled;
}

function enlargedSize({ source }: GenerationRequest, { shapes }: Family): Size | undefined {
  if (!source?.enlarge) return undefined;
  const { width, height, enlarge } = source;
  const shape = nearestShape(shapes, { width: width * enlarge, height: height * enlarge });
  return shape && { width: shape.width, height: shape.height };
}

function warnOfEnlargement({ source, size }: GenerationRequest, model: string, warn: Warn): void {
  if (!source?.enlarge || !size) return;
  const wanted = source.width * source.height * source.enlarge ** 2;
  if (Math.sqrt((size.width * size.height) / wanted) > 1 - VISIBLE) return;
  const from = `${source.width}×${source.height}`;
  warn(
    "image",
    say("planning.source-enlarged", { model, from, to: `${size.width}×${size.height}` }),
  );
}

interface GeminiCall {
  readonly model: string;
  readonly family: Family;
  readonly made: GenerationPlan;
  readonly call: number;
  readonly inputs: readonly string[];
}

/** Makes one picture. */
async function* runGeminiCall(
  { model, family, made, call, inputs }: GeminiCall,
  client: GeminiClient,
  options: RemoteOptions,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { request } = made;
  const position = made.calls[call]?.[0] ?? call;
  const body = geminiBody(request, position, family.shapes, inputs);
  const pauseMs = options.timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs;
  const send = (signal: AbortSignal) => client.generate(model, body, [request.prompt], signal);
  const bytes = yield* submitCall({ call, send, pauseMs }, context);
  const seed = pictureSeed(request.seed, position);
  yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
}
