import { z } from "zod";
import type { Pace } from "../../domain/capabilities.ts";
import type { Logger } from "../../lib/logger.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";
import { AccountPace } from "./account-pace.ts";
import type { Clock } from "../clock.ts";

const startsSchema = z.array(z.number());

/**
 * The limits of all accounts; models that name the same account share one. When calls started is
 * kept in storage, so that a restart in the middle of a minute does not begin the minute anew.
 */
export class Paces {
  readonly #accounts = new Map<string, AccountPace>();
  readonly #earlier = new Map<string, readonly number[]>();
  readonly #settings: SettingsStore;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #rested: () => void;

  /** `rested` is called whenever an account has rested after a 429. */
  constructor(
    parts: { readonly settings: SettingsStore; readonly clock: Clock; readonly log: Logger },
    rested: () => void,
  ) {
    this.#settings = parts.settings;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#rested = rested;
  }

  /** Reads when the models' accounts were last asked, by a process before this one. */
  async recall(models: readonly ImageModel[]): Promise<void> {
    for (const { account, requestsPerMinute } of models.map((each) => each.capabilities.pace)) {
      if (requestsPerMinute === undefined || this.#accounts.has(account)) continue;
      const stored = await this.#settings.get(nameOf(account));
      if (stored !== undefined) this.#earlier.set(account, readStarts(stored));
    }
  }

  /** The account that a model's pace names, made when it is first asked for. */
  of(pace: Pace): AccountPace {
    const { account } = pace;
    const known = this.#accounts.get(account);
    if (known !== undefined) return known;
    const made = new AccountPace(pace, this.#clock, this.#log, {
      earlierStarts: this.#earlier.get(account) ?? [],
      remember: (starts) => {
        this.#settings.set(nameOf(account), JSON.stringify(starts)).catch((error: unknown) => {
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

function nameOf(account: string): string {
  return `pipeline.starts:${account}`;
}

function readStarts(stored: string): readonly number[] {
  try {
    return startsSchema.catch([]).parse(JSON.parse(stored));
  } catch {
    return [];
  }
}
