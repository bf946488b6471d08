import { nanoid } from "nanoid";
import type { Clock } from "../../clock.ts";
import type { Bus } from "../../../redis/bus.ts";
import { fieldsOf } from "../../../redis/bus.ts";
import type { RedisServer } from "../../../redis/connect.ts";
import type { Logger } from "../../../lib/logger.ts";

const TOPIC = "rest";

/** What rests are shared with. */
export interface RestParts {
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called whenever an account has rested. */
  readonly rested: () => void;
}

/** The rests of accounts after a 429, which hold for every process. */
export class Rests {
  readonly #parts: RestParts;
  readonly #until = new Map<string, number>();
  readonly #stopping = new AbortController();
  readonly #me = nanoid();

  constructor(parts: RestParts) {
    this.#parts = parts;
    parts.bus.hear(TOPIC, (message) => {
      const { from, account, ms } = fieldsOf(message);
      if (from === this.#me) return;
      if (typeof account === "string" && typeof ms === "number") this.#note(account, ms);
    });
  }

  /** Until when an account rests, by the monotonic clock, as far as this process has heard. */
  until(account: string): number {
    return this.#until.get(account) ?? Number.NEGATIVE_INFINITY;
  }

  /** Rests an account in every process, for so many milliseconds at least. */
  begin(account: string, ms: number): void {
    const { server, bus, log } = this.#parts;
    this.#note(account, ms);
    bus.tell(TOPIC, { from: this.#me, account, ms });
    const key = this.#key(account);
    server.client
      .multi()
      .set(key, "rests", "PX", ms, "NX")
      .pexpire(key, ms, "GT")
      .exec()
      .catch((error: unknown) => log.warn({ account, error }, "a rest was not shared"));
  }

  /** How long an account still rests, in milliseconds; waits for Redis while it is away. */
  async left(account: string): Promise<number> {
    const told = await this.#parts.server.client.pttl(this.#key(account));
    return Math.max(0, told, this.until(account) - this.#parts.clock.monotonic());
  }

  stop(): void {
    this.#stopping.abort();
  }

  #note(account: string, ms: number): void {
    const { clock, rested } = this.#parts;
    const until = clock.monotonic() + ms;
    if (until <= this.until(account)) return;
    this.#until.set(account, until);
    clock.sleep(ms, this.#stopping.signal).then(rested, () => {});
  }

  #key(account: string): string {
    return `${this.#parts.server.prefix}:rest:${account}`;
  }
}
