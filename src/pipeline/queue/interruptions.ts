import { z } from "zod";
import type { FailureRecord } from "../../domain/failure.ts";
import type { Job } from "../../domain/job.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import { say } from "../../words/index.ts";

/**
 * A machine that is switched off, or an operator who tries things out, may hit the same job a few
 * times in a row: only a job of which nothing came in many starts and a long time is to blame.
 */
const MOST_IN_A_ROW = 10;
const LONG_MS = 10 * 60_000;

const NAME = "pipeline.interrupted";

const countsSchema = z.record(
  z.string(),
  z.object({ times: z.number(), pictures: z.number(), since: z.number() }),
);

/**
 * Counts how often in a row the process died while each of these jobs ran, without a picture more
 * than the time before, and gives those to whom that happened too often: they would go on for ever,
 * and take everybody else's jobs down with them. `at` in milliseconds since 1970.
 */
export async function countInterruptions(
  settings: SettingsStore,
  interrupted: readonly Job[],
  at: number,
): Promise<ReadonlySet<string>> {
  const stored = await settings.get(NAME);
  if (stored === undefined && interrupted.length === 0) return new Set();
  const before = readCounts(stored);
  const now = interrupted.map(({ id, pictures: { length: pictures } }) => {
    const known = before[id];
    if (known?.pictures !== pictures) return [id, { times: 1, pictures, since: at }] as const;
    return [id, { ...known, times: known.times + 1 }] as const;
  });
  await settings.set(NAME, JSON.stringify(Object.fromEntries(now)));
  const tooOften = now.filter(
    ([, { times, since }]) => times >= MOST_IN_A_ROW && at - since >= LONG_MS,
  );
  return new Set(tooOften.map(([id]) => id));
}

/** Why a job is not begun once more; `called` says that a service may have been paid for it. */
export function interruptedTooOften(called: boolean): FailureRecord {
  return {
    code: "interrupted",
    message: say("failure.interrupted"),
    mayRepeat: true,
    mayBeBilled: called,
  };
}

function readCounts(stored: string | undefined) {
  try {
    return countsSchema.catch({}).parse(JSON.parse(stored ?? "{}"));
  } catch {
    return {};
  }
}
