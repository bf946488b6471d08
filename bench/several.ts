// Two gateways and two workers over a loopback Discord: ORDERS orders from PEOPLE people, so many a
// second (ORDERS_PER_SECOND), or as fast as so many at a time go (AT_ONCE): how quickly they are
// acknowledged, and whether each is delivered and paid once. With CHAOS_MINUTES something is killed,
// ended or cut off every few seconds meanwhile; then it is said what became of every order, every kind
// of button is tried, and what the logs say is counted. Ends with 1 when anything was lost.
// CALLS_PER_MINUTE holds the workers together to that plan.
import { setTimeout as delay } from "node:timers/promises";
import type { WireMessage } from "../src/playground/loopback/index.ts";
import { labelsOf } from "../test/support/discord/reading.ts";
import type { EaselProcess } from "../test/support/easel-process.ts";
import { isFinal, jobOf, seededRandom } from "../test/support/kill/people.ts";
import { openSeveral, type Several } from "../test/support/several/open-several.ts";
import { accountOrders, type PlacedOrder } from "./support/account-orders.ts";
import { mostInAMinute } from "./support/most-in-a-minute.ts";
import { cancelTimes } from "./support/cancel-times.ts";
import { breakThings, type Replaceable } from "./support/break-things.ts";
import { pressAll } from "./support/press-all.ts";
import { sayAccounts } from "./support/say-accounts.ts";
import { costs, sayCosts } from "./support/shared-costs.ts";
import { spread } from "./support/statistics.ts";
import { trouble } from "./support/trouble-in-logs.ts";

const LONGEST_MS = 300_000;
/** Discord's flag of an answer that still says "is thinking". */
const LOADING = 1 << 7;

/** What the service's plan allows; without it, as many as there are. */
const callsPerMinute = process.env["CALLS_PER_MINUTE"];

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
  const { acknowledged, orders } = await placeOrders(all, wanted, rate);
  chaos.abort();
  const counts = await broken;
  await untilDone(all);
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(
    `${wanted} orders of ${all.people.length} people, ${wanted - acknowledged.length} not taken, in ${seconds} s`,
  );
  console.log(`acknowledged: ${spread(acknowledged)}`);
  const shown = answers(all).filter(isFinal);
  const jobs = new Set(shown.map(jobOf)).size;
  console.log(`with pictures: ${shown.length} messages of ${jobs} jobs`);
  let wrong = sayAccounts(await accountOrders(all, orders));
  console.log(`still open: ${unfinished(all)}`);
  const asked = all.service.prompts.filter((prompt) => prompt !== "first");
  const twice = asked.length - new Set(asked).size;
  console.log(`paid calls: ${all.service.calls.length - paid}, of them repeated: ${twice}`);
  console.log(`most calls in a minute: ${mostInAMinute(all.service.calls)}`);
  if (minutes === 0) {
    sayCosts(before, await costs(all, workers, gateways), wanted);
    // Calls that have to wait for their minute are not under way.
    if (callsPerMinute === undefined) {
      console.log(`a press on Cancel until the call has ended: ${spread(await cancelTimes(all))}`);
    }
  } else {
    for (const [what, count] of counts ?? []) console.log(`${what}: ${count} times`);
    const buttons = await pressAll(all, shown);
    for (const line of buttons.lines) console.log(`button ${line}`);
    const left = await untilDone(all);
    console.log(`buttons that did not work: ${buttons.failed}, drawn and still open: ${left}`);
    wrong += buttons.failed + left;
    const living = processes.map(({ process: each }) => each);
    for (const line of trouble([...past, ...living])) console.log(`  ${line}`);
  }
  await Promise.all(processes.map(({ process: each }) => each.stop()));
  await all.close();
  if (wrong > 0) process.exitCode = 1;
}

async function startAll(all: Several): Promise<readonly Replaceable[]> {
  const ofWorkers: Readonly<Record<string, string>> =
    callsPerMinute === undefined ? {} : { SEGMIND_REQUESTS_PER_MINUTE: callsPerMinute };
  const starts = [
    () => all.worker(ofWorkers),
    () => all.worker(ofWorkers),
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
  await untilDone(all);
  await delay(3000);
}

/** Orders so many: at their times, as people do not wait for each other, or so many at a time. */
async function placeOrders(all: Several, wanted: number, rate: number) {
  const acknowledged: number[] = [];
  const orders: PlacedOrder[] = [];
  const place = async (index: number): Promise<void> => {
    const person = all.people[(index * 7) % all.people.length];
    const asked = performance.now();
    const prompt = `apple ${index}`;
    const outcome = await person?.slash("imagine", { prompt });
    if (outcome !== undefined && "message" in outcome) acknowledged.push(performance.now() - asked);
    orders.push({ prompt, outcome });
  };
  const atOnce = number("AT_ONCE", 0);
  if (atOnce > 0) {
    let next = 0;
    const line = async () => {
      while (next < wanted) await place(next++);
    };
    await Promise.all(Array.from({ length: atOnce }, line));
    return { acknowledged, orders };
  }
  const began = performance.now();
  const placing: Promise<void>[] = [];
  for (let placed = 0; placed < wanted; placed += 1) {
    await delay(Math.max(0, began + (placed * 1000) / rate - performance.now()));
    placing.push(place(placed));
  }
  await Promise.all(placing);
  return { acknowledged, orders };
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

/** Waits until nothing waits any more; gives how much still does when that takes too long. */
async function untilDone(all: Several): Promise<number> {
  const began = performance.now();
  while (unfinished(all) > 0 && performance.now() - began < LONGEST_MS) await delay(500);
  return unfinished(all);
}
