import { EaselError } from "../../domain/errors.ts";
import { mergeAsync } from "../../lib/merge-async.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { gravestError } from "./gravest-error.ts";

/** Makes the pictures of one call; throws when they will not come. */
export type RunCall = (
  call: number,
  context: GenerationContext,
) => AsyncGenerator<GenerationEvent, void, undefined>;

type Step = GenerationEvent | { readonly type: "settled"; readonly failure?: Failure };

interface Failure {
  readonly positions: readonly number[];
  readonly error: unknown;
}

/**
 * Runs the calls of a plan side by side, apart from those whose pictures are already there. A call
 * that fails is reported as `failed` and leaves the others alone. When every call of the plan
 * failed, the run as a whole did: it ends by throwing the error that asks for the most care.
 */
export async function* runCalls(
  plan: GenerationPlan,
  context: GenerationContext,
  runCall: RunCall,
): AsyncGenerator<GenerationEvent, void, undefined> {
  context.signal.throwIfAborted();
  const leaving = new AbortController();
  const inner = abortedBy(leaving.signal, context);
  const open = plan.calls
    .map((positions, call) => ({ positions, call }))
    .filter(({ positions }) => !positions.every((position) => context.finished.has(position)));
  const errors: unknown[] = [];
  let settled = plan.calls.length - open.length;
  try {
    yield { type: "progress", fraction: settled / plan.calls.length };
    const steps = open.map(({ call, positions }) => stepsOf(runCall(call, inner), positions));
    for await (const step of mergeAsync(steps)) {
      if (step.type !== "settled") {
        yield step;
        continue;
      }
      context.signal.throwIfAborted();
      if (step.failure) {
        errors.push(step.failure.error);
        yield* failedEvents(step.failure);
      }
      settled += 1;
      yield { type: "progress", fraction: settled / plan.calls.length };
    }
  } finally {
    leaving.abort();
  }
  const bugs = errors.filter((error) => !(error instanceof EaselError));
  const gravest = gravestError(errors.length === plan.calls.length ? errors : bugs);
  if (gravest !== undefined) throw gravest;
}

async function* stepsOf(
  events: AsyncGenerator<GenerationEvent, void, undefined>,
  positions: readonly number[],
): AsyncGenerator<Step, void, undefined> {
  let failure: Failure | undefined;
  try {
    yield* events;
  } catch (error) {
    failure = { positions, error };
  }
  yield { type: "settled", ...(failure && { failure }) };
}

function* failedEvents({ positions, error }: Failure): Generator<GenerationEvent> {
  if (error instanceof EaselError) yield { type: "failed", positions, error };
}

/** The same context, aborted by one more signal: when the consumer leaves, nothing goes on behind it. */
function abortedBy(leaving: AbortSignal, context: GenerationContext): GenerationContext {
  const signal = AbortSignal.any([context.signal, leaving]);
  return {
    signal,
    finished: context.finished,
    remoteIds: context.remoteIds,
    source: context.source.bind(context),
    mask: context.mask.bind(context),
    picture: context.picture.bind(context),
    paced: async (call) => context.paced(async (paced) => call(AbortSignal.any([paced, signal]))),
  };
}
