import type { GenerationContext, GenerationEvent } from "../../image-model.ts";
import { sleep } from "../../../lib/sleep.ts";
import { defaultTimings } from "../../remote/remote-options.ts";
import { askJobState } from "../wire/job-state.ts";
import { Attempt, type GivenJob, type PictureCall, type Workshop } from "./attempt.ts";
import { JobLost } from "./follow-job.ts";
import type { Machines } from "./machines.ts";

/** A job is given to a machine so often more than there are machines. */
const MORE_TRIES = 1;

/**
 * Makes one picture: on the machine that has it already, if an earlier start gave it to one, else on
 * the one that is chosen now. A job that its machine has lost is given again, to another one where
 * there is one. The fractions of its progress are those of this one picture.
 */
export async function* runPictureCall(
  picture: PictureCall,
  shop: Workshop,
  context: GenerationContext,
): AsyncGenerator<GenerationEvent, void, undefined> {
  const { machines, timings } = shop;
  let given = await findAgain(context.remoteIds.get(picture.call), machines, context.signal);
  const tries = Math.max(1, machines.count(picture.wish)) + MORE_TRIES;
  for (let number = 1; ; number += 1) {
    const attempt = new Attempt(picture, shop, context);
    try {
      yield* attempt.perform(given);
      return;
    } catch (error) {
      attempt.fail(error);
      if (!(error instanceof JobLost)) throw error;
      if (number >= tries) throw error.failure;
    } finally {
      attempt.end();
    }
    given = undefined;
    await sleep(timings?.repeatPauseMs ?? defaultTimings.repeatPauseMs, context.signal);
  }
}

/** Asks every machine for a job of an earlier start; undefined when none that answers knows it. */
async function findAgain(
  promptId: string | undefined,
  { all }: Machines,
  signal: AbortSignal,
): Promise<GivenJob | undefined> {
  if (promptId === undefined || !/^[\da-f-]{36}$/.test(promptId)) return undefined;
  const found = await Promise.all(
    all.map(async (machine) => {
      const state = await askJobState(machine.client, promptId, signal).catch(() => undefined);
      return state !== undefined && state.state !== "unknown" ? [{ machine, promptId }] : [];
    }),
  );
  signal.throwIfAborted();
  return found.flat()[0];
}
