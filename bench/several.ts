// Two gateways and two workers over a loopback Discord: ORDERS orders from PEOPLE people, so many a
// second (ORDERS_PER_SECOND), or as fast as so many at a time go (AT_ONCE): how quickly they are
// acknowledged, and whether each is delivered and paid once. With CHAOS_MINUTES something is killed,
// ended or cut off every few seconds meanwhile; then every button is tried, and what the logs say is
// counted.
import { setTimeout as delay } from "node:timers/promises";
import type { WireMessage } from "../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../test/support/discord/reading.ts";
import type { EaselProcess } from "../test/support/easel-process.ts";
import { isFinal, jobOf, seededRandom } from "../test/support/kill/people.ts";
import { openSeveral, type Several } from "../test/support/several/open-several.ts";
import { breakThings, type Replaceable } from "./support/break-things.ts";
import { pressAll } from "./support/press-all.ts";
import { costs, sayCosts } from "./support/shared-costs.ts";
import { spread } from "./support/statistics.ts";
import { trouble } from "./support/trouble-in-logs.ts";

const LONGEST_MS = 180_000;
/** Discord's flag of an answer that still says "is thinking". */
const LOADING = 1 << 7;

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

export async function several(): Promise<void> {
  const minutes = number("CHAOS_MINUTES", 0);
  const all = await openSeveral(number("PEOPLE", 100), { network: minutes > 0 });
  const processes = await startAll(all);
  const [one, two, ...gateways] = processes.map(({ process: each }) => each);
  const workers = [one, two].filter((each) => each !== undefined);
  await warmUp(all);
  const paid = all.service.calls.length;
  const before = await costs(all, workers, gateways);
  const past: EaselProcess[] = [];
  const chaos = new AbortController();
  const parts = {
    random: seededRandom(number("SEED", 1)),
    past: (each: EaselProcess) => void past.push(each),
    signal: chaos.signal,
  };
  const broken = minutes > 0 ? breakThings(all, processes, parts) : undefined;
  const began = performance.now();
  const rate = number("ORDERS_PER_SECOND", 5);
  const wanted = minutes > 0 ? minutes * 60 * rate : number("ORDERS", 500);
  const { acknowledged, taken, refused } = await placeOrders(all, wanted, rate);
  chaos.abort();
  const counts = await broken;
  const waited = performance.now();
  while (unfinished(all) > 0 && performance.now() - waited < LONGEST_MS) await delay(500);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${wanted} orders of ${all.people.length} people, ${refused} not taken, in ${seconds} s`,
  );
  console.log(`acknowledged: ${spread(acknowledged)}`);
  const shown = answers(all).filter((message) => isFinal(message) && taken.has(message.id));
  const jobs = new Set(shown.map(jobOf)).size;
  console.log(`with pictures: ${shown.length} messages of ${jobs} jobs, ${taken.size} answered`);
  console.log(`still open: ${unfinished(all)}`);
  const asked = all.service.prompts.filter((prompt) => prompt !== "first");
  const twice = asked.length - new Set(asked).size;
  console.log(`paid calls: ${all.service.calls.length - paid}, of them repeated: ${twice}`);
  if (minutes === 0) sayCosts(before, await costs(all, workers, gateways), wanted);
  else {
    for (const [what, count] of counts ?? []) console.log(`${what}: ${count} times`);
    sayOthers(all, taken);
    console.log(`buttons: ${await pressAll(all, shown)}`);
    const living = processes.map(({ process: each }) => each);
    for (const line of trouble([...past, ...living])) console.log(`  ${line}`);
  }
  await Promise.all(processes.map(({ process: each }) => each.stop()));
  await all.close();
}

async function startAll(all: Several): Promise<readonly Replaceable[]> {
  const starts = [
    () => all.worker(),
    () => all.worker(),
    () => all.gateway(0),
    () => all.gateway(1),
  ];
  const [first, ...others] = starts;
  if (first === undefined) return [];
  // A worker first, so that the gateways know what can be drawn.
  const processes = [await first(), ...(await Promise.all(others.map((start) => start())))];
  return starts.map((again, index) => ({ process: processes[index] as EaselProcess, again }));
}

/** The first order of each gateway loads what the others find ready. */
async function warmUp(all: Several): Promise<void> {
  for (const person of all.people.slice(0, 2)) await person.slash("imagine", { prompt: "first" });
  const began = performance.now();
  while (unfinished(all) > 0 && performance.now() - began < LONGEST_MS) await delay(200);
  await delay(3000);
}

/** Orders so many: at their times, as people do not wait for each other, or so many at a time. */
async function placeOrders(all: Several, wanted: number, rate: number) {
  const acknowledged: number[] = [];
  const taken = new Map<string, string>();
  let refused = 0;
  const place = async (index: number): Promise<void> => {
    const person = all.people[(index * 7) % all.people.length];
    const asked = performance.now();
    const prompt = `apple ${index}`;
    const outcome = await person?.slash("imagine", { prompt });
    if (outcome !== undefined && "message" in outcome) {
      acknowledged.push(performance.now() - asked);
      taken.set(outcome.message.id, prompt);
    } else refused += 1;
  };
  const atOnce = number("AT_ONCE", 0);
  if (atOnce > 0) {
    let next = 0;
    const line = async () => {
      while (next < wanted) await place(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, line));
    return { acknowledged, taken, refused };
  }
  const began = performance.now();
  const placing: Promise<void>[] = [];
  for (let placed = 0; placed < wanted; placed += 1) {
    await delay(Math.max(0, began + (placed * 1000) / rate - performance.now()));
    placing.push(place(placed));
  }
  await Promise.all(placing);
  return { acknowledged, taken, refused };
}

/** Everything that the bot has said in both servers. */
function answers(all: Several): readonly WireMessage[] {
  return all.people.slice(0, 2).flatMap((person) => person.messages());
}

/** Answers that wait for something: a job that did not end, or one that was not told. */
function unfinished(all: Several): number {
  return answers(all).filter(
    (message) => labelsOf(message).includes("Cancel") || (message.flags & LOADING) !== 0,
  ).length;
}

/** What became of the orders that were answered and have no pictures: refused, or ended otherwise. */
function sayOthers(all: Several, taken: ReadonlyMap<string, string>): void {
  // A refusal is seen by whoever asked, and by nobody else.
  const seen = all.people.flatMap((person) => person.messages());
  const messages = new Map(seen.map((message) => [message.id, message]));
  for (const [id, prompt] of taken) {
    const message = messages.get(id);
    if (message !== undefined && isFinal(message)) continue;
    const words =
      message === undefined ? "its message is gone" : wordsOf(message) || message.content;
    const calls = all.service.prompts.filter((each) => each === prompt).length;
    console.log(`without pictures: ${prompt}, ${calls} calls: ${words.replaceAll(/\s+/g, " ")}`);
  }
}
