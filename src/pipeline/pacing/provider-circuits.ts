import { ProviderError } from "../../domain/errors.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import type { Clock } from "../clock.ts";
import type { Loss } from "../running/run-result.ts";

/**
 * Failures that say that the provider is down. A key or an account that is refused is answered at
 * once and says what is wrong, so nothing is gained by not asking.
 */
const signsOfOutage: ReadonlySet<string> = new Set(["overloaded", "timeout", "unknown"]);

/** A circuit that learns from runs. */
export class ProviderCircuit extends CircuitBreaker {
  /** Learns what a run lost, and whether it `gained` a picture. */
  learn(losses: readonly Loss[], gained: boolean): void {
    if (losses.some(isSignOfOutage)) this.failed();
    else if (gained) this.succeeded();
    else this.leave();
  }
}

/** One circuit breaker for each provider; models of one provider fail together. */
export class ProviderCircuits {
  readonly #clock: Clock;
  readonly #circuits = new Map<string, ProviderCircuit>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(provider: string): ProviderCircuit {
    const circuit = this.#circuits.get(provider) ?? new ProviderCircuit(this.#clock);
    this.#circuits.set(provider, circuit);
    return circuit;
  }
}

/** What a job is told that would go to a provider whose circuit is open; nothing was sent. */
export function circuitOpen(model: ImageModel): ProviderError {
  return new ProviderError(
    `${model.provider} is down at the moment. Try again in a minute, or choose another model.`,
    { provider: model.provider, kind: "overloaded", retryable: false, billed: "no" },
  );
}

function isSignOfOutage({ error, earlier }: Loss): boolean {
  if (earlier === true || !(error instanceof ProviderError)) return false;
  return signsOfOutage.has(error.kind);
}
