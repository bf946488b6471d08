import type { Pace } from "../domain/capabilities.ts";
import type { Logger } from "../lib/logger.ts";
import { AccountPace } from "./account-pace.ts";
import type { Clock } from "./clock.ts";

/** The limits of all accounts; models that name the same account share one. */
export class Paces {
  readonly #accounts = new Map<string, AccountPace>();
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #rested: () => void;

  /** `rested` is called whenever an account has rested after a 429. */
  constructor(clock: Clock, log: Logger, rested: () => void) {
    this.#clock = clock;
    this.#rested = rested;
    this.#log = log;
  }

  /** The account that a model's pace names, made when it is first asked for. */
  of(pace: Pace): AccountPace {
    const known = this.#accounts.get(pace.account);
    if (known !== undefined) return known;
    const made = new AccountPace(pace, this.#clock, this.#log, this.#rested);
    this.#accounts.set(pace.account, made);
    return made;
  }

  /** Stops every account. */
  async stop(): Promise<void> {
    await Promise.all([...this.#accounts.values()].map((account) => account.stop()));
  }
}
