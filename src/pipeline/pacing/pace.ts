import type { Pace } from "../../domain/capabilities.ts";
import { CALL_WINDOW_MS } from "../../domain/limits.ts";
import type { Logger } from "../../lib/logger.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { AccountStarts } from "../../storage/account-starts.ts";
import type { Clock } from "../clock.ts";
import { AccountPace } from "./account-pace.ts";
import type { Pacing } from "./pacing.ts";

/**
 * The limits of all accounts; models that name the same account share one. When calls started is
 * kept in storage, so that a restart in the middle of a minute does not begin the minute anew.
 */
export class Paces implements Pacing {
  readonly #accounts = new Map<string, AccountPace>();
  readonly #earlier = new Map<string, readonly number[]>();
  readonly #starts: AccountStarts;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #rested: () => void;

  /** `rested` is called whenever an account has rested after a 429. */
  constructor(
    parts: { readonly starts: AccountStarts; readonly clock: Clock; readonly log: Logger },
    rested: () => void,
  ) {
    this.#starts = parts.starts;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#rested = rested;
  }

  /** Reads when the models' accounts were last asked, by a process before this one. */
  async recall(models: readonly ImageModel[]): Promise<void> {
    for (const { account, requestsPerMinute } of models.map((each) => each.capabilities.pace)) {
      if (requestsPerMinute === undefined || this.#accounts.has(account)) continue;
      const starts = await this.#starts.since(account, this.#clock.now() - CALL_WINDOW_MS);
      this.#earlier.set(account, starts);
    }
  }

  /** The account that a model's pace names, made when it is first asked for. */
  of(pace: Pace): AccountPace {
    const { account } = pace;
    const known = this.#accounts.get(account);
    if (known !== undefined) return known;
    const made = new AccountPace(pace, this.#clock, {
      earlierStarts: this.#earlier.get(account) ?? [],
      noteStart: (at) => {
        this.#starts.note(account, at).catch((error: unknown) => {
          this.#log.error({ account, error }, "the start of a call could not be stored");
        });
      },
      rested: this.#rested,
    });
    this.#accounts.set(account, made);
    return made;
  }

  /** Stops every account. */
  async stop(): Promise<void> {
    await Promise.all([...this.#accounts.values()].map((account) => account.stop()));
  }
}
