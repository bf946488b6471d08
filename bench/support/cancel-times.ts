import { setTimeout as delay } from "node:timers/promises";
import { labelsOf } from "../../test/support/discord/reading.ts";
import type { Several } from "../../test/support/several/open-several.ts";

/** So many jobs run at once on each shard, so that both workers have some of each gateway's. */
const AT_ONCE = 4;
const CALL_MS = 60_000;
const LONGEST_MS = 20_000;

/**
 * How long it takes from a press on Cancel, at either gateway, until the call that a worker has under
 * way for that job is given up, in milliseconds.
 */
export async function cancelTimes(all: Several): Promise<readonly number[]> {
  const { service } = all;
  const people = all.people.slice(0, 2);
  const times: number[] = [];
  service.takes(CALL_MS);
  for (const person of people) {
    const before = service.calls.length;
    for (let order = 0; order < AT_ONCE; order += 1) {
      await person.slash("imagine", { prompt: `a slow apple ${order}` });
    }
    const running = () =>
      person.messages().filter((message) => labelsOf(message).includes("Cancel"));
    // A message gets its button a moment after its call began.
    await until(() => service.calls.length === before + AT_ONCE && running().length === AT_ONCE);
    for (const message of running()) {
      const ended = service.givenUp.length;
      const pressed = performance.now();
      await person.press(message, "Cancel");
      await until(() => service.givenUp.length > ended);
      times.push((service.givenUp[ended] ?? Number.POSITIVE_INFINITY) - pressed);
    }
  }
  service.takes(50);
  return times;
}

async function until(condition: () => boolean): Promise<void> {
  const began = performance.now();
  while (!condition() && performance.now() - began < LONGEST_MS) await delay(20);
}
