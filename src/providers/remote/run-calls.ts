import { EaselError } from "../../domain/errors.ts";
import { mergeAsync } from "../../lib/merge-async.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../image-model.ts";
import { gravestError } from "./gravest-error.ts";
import { createPlanProgress, type PlanProgress } from "./plan-progress.ts";

/**
 * Makes the pictures of one call; throws when they will not come. The fraction of its `progress`
 * events is that of the call alone.
 */
export type RunCall = (
  call: number,
  context: GenerationContext,
) => AsyncGenerator<GenerationEvent, void, undefined>;

interface Call {
  readonly call: number;
  readonly positions: readonly number[];
}

interface Settled {
  readonly type: "settled";
  readonly call: number;
  readonly failure?: Failure;
}

type Step = GenerationEvent | Settled;

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
  const isDone = ({ positions }: Call): boolean =>
    positions.every((position) => context.finished.has(position));
  const calls = plan.calls.map((positions, call) => ({ positions, call }));
  const open = calls.filter((each) => !isDone(each));
  const done = calls.filter(isDone).map(({ call }) => call);
  const progress = createPlanProgress(calls.length, done);
  const errors: unknown[] = [];
  try {
    yield { type: "progress", fraction: progress.current() };
    const steps = open.map((each) => stepsOf(runCall(each.call, inner), each, progress));
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
      yield { type: "progress", fraction: progress.advance(step.call, 1) };
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
  { call, positions }: Call,
  progress: PlanProgress,
): AsyncGenerator<Step, void, undefined> {
  let failure: Failure | undefined;
  try {
    for await (const event of events) {
      yield event.type === "progress"
        ? { ...event, fraction: progress.advance(call, event.fraction) }
        : event;
    }
  } catch (error) {
    failure = { positions, error };
  }
  yield { type: "settled", call, ...(failure && { failure }) };
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
