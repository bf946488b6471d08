import { setTimeout as delay } from "node:timers/promises";
import { nanoid } from "nanoid";
import type { Bus } from "../../../redis/bus.ts";
import { fieldsOf } from "../../../redis/bus.ts";
import type { RedisServer } from "../../../redis/connect.ts";
import type { Logger } from "../../../lib/logger.ts";
import type { Clock } from "../../clock.ts";
import { usualRules } from "../circuit-breaker.ts";
import type { Circuit, Circuits } from "../pacing.ts";
import { outcomeOf, type ProviderCircuit, ProviderCircuits } from "../provider-circuits.ts";

const TOPIC = "circuit";
/** Redis answers within this, or each process goes by what it knows itself. */
const PATIENCE_MS = 1000;

/**
 * The circuits of all providers, over all processes: everybody hears every outcome, so all open at the
 * same failure. While a circuit is half open, one job of all processes may try.
 */
export class SharedCircuits implements Circuits {
  readonly #server: RedisServer;
  readonly #bus: Bus;
  readonly #log: Logger;
  readonly #own: ProviderCircuits;
  readonly #me = nanoid();

  constructor(parts: {
    readonly server: RedisServer;
    readonly bus: Bus;
    readonly clock: Clock;
    readonly log: Logger;
  }) {
    this.#server = parts.server;
    this.#bus = parts.bus;
    this.#log = parts.log;
    this.#own = new ProviderCircuits(parts.clock);
    this.#bus.hear(TOPIC, (message) => {
      const { from, provider, outcome } = fieldsOf(message);
      if (from === this.#me || typeof provider !== "string") return;
      const circuit = this.#own.of(provider);
      if (outcome === "failed") circuit.failed();
      if (outcome === "succeeded") circuit.succeeded();
    });
  }

  of(provider: string): Circuit {
    const own = this.#own.of(provider);
    return {
      get admits() {
        return own.admits;
      },
      refusal: own.refusal,
      enter: () => this.#enter(provider, own),
      learn: (losses, gained) => {
        own.learn(losses, gained);
        void this.#share(provider, own, outcomeOf(losses, gained));
      },
    };
  }

  async #enter(provider: string, own: ProviderCircuit): Promise<boolean> {
    const open = (await this.#asked(this.#server.client.pttl(this.#key("open", provider)))) ?? 0;
    // Who started later, or did not hear of it, learns it here.
    if (open > 0 && own.state === "closed") own.openFor(open);
    if (own.state !== "half-open") return own.enter();
    const key = this.#key("try", provider);
    const mine = this.#server.client.set(key, this.#me, "PX", usualRules.tryMs, "NX");
    if ((await this.#asked(mine)) === null) return false;
    return own.enter();
  }

  async #share(
    provider: string,
    own: ProviderCircuit,
    outcome: ReturnType<typeof outcomeOf>,
  ): Promise<void> {
    const { client } = this.#server;
    this.#bus.tell(TOPIC, { from: this.#me, provider, outcome });
    try {
      await this.#soon(client.del(this.#key("try", provider)));
      const key = this.#key("open", provider);
      if (own.state === "open") await this.#soon(client.set(key, "1", "PX", usualRules.openMs));
      if (own.state === "closed" && outcome === "succeeded") await this.#soon(client.del(key));
    } catch (error) {
      this.#log.warn({ provider, error }, "what became of a provider was not shared");
    }
  }

  /** What Redis says; undefined also when it refuses to say anything. */
  #asked<T>(work: Promise<T>): Promise<T | undefined> {
    return this.#soon(work.catch(() => undefined));
  }

  async #soon<T>(work: Promise<T>): Promise<T | undefined> {
    work.catch(() => {});
    return Promise.race([work, delay(PATIENCE_MS, undefined, { ref: false })]);
  }

  #key(kind: string, provider: string): string {
    return `${this.#server.prefix}:circuit:${kind}:${provider}`;
  }
}
