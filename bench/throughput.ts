// Jobs a second with 1, 2 and 4 workers over the double of a paid service: ORDERS orders wait, then the
// workers start. Says also who used the processors meanwhile: where that is all of them, they are the
// limit, and not anything in between.
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { isFinal } from "../test/support/kill/people.ts";
import { openSeveral, type Several } from "../test/support/several/open-several.ts";
import { costs } from "./support/shared-costs.ts";

const PEOPLE = 50;
const AT_ONCE = 10;
const LONGEST_MS = 300_000;

export async function throughput(): Promise<void> {
  const orders = Number(process.env["ORDERS"] ?? 200);
  for (const workers of [1, 2, 4]) await measure(workers, orders);
}

async function measure(count: number, orders: number): Promise<void> {
  const all = await openSeveral(PEOPLE);
  // The gateways learn from it what can be drawn, and go on when it has ended.
  const first = await all.worker();
  const gateways = await Promise.all([all.gateway(0), all.gateway(1)]);
  await first.stop();
  await fill(all, orders);
  const workers = await Promise.all(Array.from({ length: count }, () => all.worker()));
  const done = () =>
    all.people.slice(0, 2).reduce((sum, who) => sum + who.messages().filter(isFinal).length, 0);
  const start = performance.now();
  while (done() === 0 && performance.now() - start < LONGEST_MS) await delay(20);
  const before = await costs(all, workers, gateways);
  const [began, already] = [performance.now(), done()];
  while (done() < orders && performance.now() - began < LONGEST_MS) await delay(100);
  const seconds = (performance.now() - began) / 1000;
  const after = await costs(all, workers, gateways);
  const rate = ((done() - already) / seconds).toFixed(1);
  const busy = Object.entries(after.processor).map(([who, ms]) => {
    const share = (ms - (before.processor[who] ?? 0)) / (seconds * 10 * availableParallelism());
    return `${who} ${share.toFixed(0)} %`;
  });
  console.log(`${count} workers: ${rate} jobs a second; of all processors ${busy.join(", ")}`);
  await Promise.all([...workers, ...gateways].map((each) => each.stop()));
  await all.close();
}

async function fill(all: Several, orders: number): Promise<void> {
  let next = 0;
  const line = async () => {
    while (next < orders) {
      const index = next++;
      for (;;) {
        const who = all.people[index % PEOPLE];
        const outcome = await who?.slash("imagine", { prompt: `apple ${index}` });
        if (outcome !== undefined && "message" in outcome) break;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, line));
}
