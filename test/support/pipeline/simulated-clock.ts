import type { Clock } from "../../../src/pipeline/clock.ts";

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** Lets everything run that needs no time: promises, immediates, and short real timers. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
  }
}

/** Two shared cores can hold a process up for seconds; only what never comes waits so long. */
const PATIENCE_MS = 20_000;

/** Waits, in real time, for what depends on real files; gives up after PATIENCE_MS. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error("what was waited for never came");
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
}

/** A clock whose time passes only in `advance`, sleeper by sleeper. */
export class SimulatedClock implements Clock {
  #time: number;
  #setBy = 0;
  #sleepers: Sleeper[] = [];

  constructor(time = Date.UTC(2026, 10, 20, 12)) {
    this.#time = time;
  }

  readonly now = (): number => this.#time + this.#setBy;

  readonly monotonic = (): number => this.#time;

  /** Somebody sets the machine's clock by so many milliseconds: no time passes. */
  set(by: number): void {
    this.#setBy += by;
  }

  readonly sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted();
    if (ms <= 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const sleeper = { at: this.#time + ms, wake: resolve };
    this.#sleepers.push(sleeper);
    const onAbort = () => {
      this.#sleepers = this.#sleepers.filter((each) => each !== sleeper);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", onAbort, { once: true });
    await promise;
    signal?.removeEventListener("abort", onAbort);
  };

  /** How many wait for the time to pass. */
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Lets time pass; everybody who sleeps wakes at their moment, in order. */
  async advance(ms: number): Promise<void> {
    const end = this.#time + ms;
    await settle();
    for (;;) {
      const next = this.#sleepers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#sleepers = this.#sleepers.filter((each) => each !== next);
      this.#time = Math.max(this.#time, next.at);
      next.wake();
      await settle();
    }
    this.#time = end;
  }
}
