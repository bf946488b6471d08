import { z } from "zod";
import type { FailureRecord } from "../domain/failure.ts";
import type { Job } from "../domain/job.ts";
import type { SettingsStore } from "../storage/settings-store.ts";

/** A process that was killed for other reasons may hit the same job a few times in a row. */
const MOST_IN_A_ROW = 10;

const NAME = "pipeline.interrupted";

const countsSchema = z.record(z.string(), z.object({ times: z.number(), pictures: z.number() }));

/**
 * Counts how often in a row the process died while each of these jobs ran, without a picture more
 * than the time before, and gives those that have died too often: they would go on for ever, and
 * take everybody else's jobs down with them.
 */
export async function countInterruptions(
  settings: SettingsStore,
  interrupted: readonly Job[],
): Promise<ReadonlySet<string>> {
  const stored = await settings.get(NAME);
  if (stored === undefined && interrupted.length === 0) return new Set();
  const before = readCounts(stored);
  const now = interrupted.map(({ id, pictures: { length: pictures } }) => {
    const known = before[id];
    const times = known?.pictures === pictures ? known.times + 1 : 1;
    return [id, { times, pictures }] as const;
  });
  await settings.set(NAME, JSON.stringify(Object.fromEntries(now)));
  return new Set(now.flatMap(([id, { times }]) => (times >= MOST_IN_A_ROW ? [id] : [])));
}

/** Why a job is not begun once more; `called` says that a service may have been paid for it. */
export function interruptedTooOften(called: boolean): FailureRecord {
  return {
    code: "interrupted",
    message: `I stopped unexpectedly ${MOST_IN_A_ROW} times in a row while I worked on this, so I leave it alone. Ask for something smaller, or tell whoever runs this bot.`,
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
