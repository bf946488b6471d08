import Bottleneck from "bottleneck";
import type { Pace } from "../../../domain/capabilities.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { ImageModel } from "../../../providers/image-model.ts";
import { withBareErrors } from "../../../redis/bare-errors.ts";
import { withQuietDuplicates } from "../../../redis/quiet-duplicates.ts";
import type { Bus } from "../../../redis/bus.ts";
import type { RedisServer } from "../../../redis/connect.ts";
import type { AccountStarts } from "../../../storage/account-starts.ts";
import type { Clock } from "../../clock.ts";
import type { AccountPacing, Pacing } from "../pacing.ts";
import { Paces } from "../pace.ts";
import { Rests } from "./rests.ts";
import { SharedAccountPace } from "./shared-account-pace.ts";

/** Bottleneck looks so often for slots that a dead process held. */
const HEARTBEAT_MS = 1000;

/** What all limits are shared with. */
export interface SharedPacesParts {
  readonly server: RedisServer;
  readonly bus: Bus;
  readonly starts: AccountStarts;
  readonly clock: Clock;
  readonly log: Logger;
  readonly windowMs?: number | undefined;
}

/**
 * The limits of all accounts, over all processes. Only a plan's own limit is shared: an account
 * without one is a machine of the operator's, and each worker has its own.
 */
export class SharedPaces implements Pacing {
  readonly #parts: SharedPacesParts;
  readonly #own: Paces;
  readonly #rests: Rests;
  readonly #accounts = new Map<string, SharedAccountPace>();
  readonly #connection: Bottleneck.IORedisConnection;

  /** `rested` is called whenever an account has rested after a 429, here or elsewhere. */
  constructor(parts: SharedPacesParts, rested: () => void) {
    const { server, bus, clock, log } = parts;
    this.#parts = parts;
    this.#own = new Paces(parts, rested);
    this.#rests = new Rests({ server, bus, clock, log, rested });
    const client = withQuietDuplicates(withBareErrors(server.another()));
    this.#connection = new Bottleneck.IORedisConnection({ client });
    this.#connection.on("error", (error: unknown) =>
      log.debug({ error }, "a shared limit waits for Redis"),
    );
  }

  recall(models: readonly ImageModel[]): Promise<void> {
    return this.#own.recall(models.filter(({ capabilities }) => !isShared(capabilities.pace)));
  }

  of(pace: Pace): AccountPacing {
    if (!isShared(pace)) return this.#own.of(pace);
    const known = this.#accounts.get(pace.account);
    if (known !== undefined) return known;
    const { clock, starts, windowMs } = this.#parts;
    const made = new SharedAccountPace(pace, {
      clock,
      windowMs,
      rests: this.#rests,
      limiter: (name, options) => this.#limiter(name, options),
      claim: (...parameters) => starts.claim(...parameters),
    });
    this.#accounts.set(pace.account, made);
    return made;
  }

  async stop(): Promise<void> {
    this.#rests.stop();
    await Promise.all([...this.#accounts.values()].map((account) => account.stop()));
    await this.#own.stop();
    await this.#connection.disconnect(false);
  }

  #limiter(name: string, options: Bottleneck.ConstructorOptions): Bottleneck {
    const { server, log } = this.#parts;
    const limiter = new Bottleneck({
      ...options,
      id: `${server.prefix}:${name}`,
      datastore: "ioredis",
      connection: this.#connection,
      heartbeatInterval: HEARTBEAT_MS,
    });
    limiter.on("error", (error: unknown) => log.debug({ name, error }, "a shared limit waits"));
    // The limit may have become another one since somebody made it.
    void limiter
      .ready()
      .then(() => limiter.updateSettings({ maxConcurrent: options.maxConcurrent ?? null }))
      .catch((error: unknown) => log.debug({ name, error }, "a shared limit was not renewed"));
    return limiter;
  }
}

function isShared({ requestsPerMinute }: Pace): boolean {
  return requestsPerMinute !== undefined;
}
