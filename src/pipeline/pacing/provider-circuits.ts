import { ProviderError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Clock } from "../clock.ts";
import type { Loss } from "../run-result.ts";
import { CircuitBreaker } from "./circuit-breaker.ts";
import type { Circuit, Circuits } from "./pacing.ts";

/**
 * Failures that say that the provider is down. A key or an account that is refused is answered at
 * once and says what is wrong, so nothing is gained by not asking.
 */
const signsOfOutage: ReadonlySet<string> = new Set(["overloaded", "timeout", "unknown"]);

/** The circuit of one provider, which learns from runs. */
export class ProviderCircuit extends CircuitBreaker implements Circuit {
  readonly #provider: string;

  constructor(provider: string, clock: Clock) {
    super(clock);
    this.#provider = provider;
  }

  /** What a job is told that the circuit does not let through; nothing was sent. */
  get refusal(): ProviderError {
    const provider = this.#provider;
    const details = { provider, kind: "overloaded", retryable: false, billed: "no" } as const;
    return new ProviderError(say("failure.service-down", { service: provider }), details);
  }

  /** Learns what a run lost, and whether it `gained` a picture. */
  learn(losses: readonly Loss[], gained: boolean): void {
    this[outcomeOf(losses, gained)]();
  }
}

/** One circuit breaker for each provider; models of one provider fail together. */
export class ProviderCircuits implements Circuits {
  readonly #clock: Clock;
  readonly #circuits = new Map<string, ProviderCircuit>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(provider: string): ProviderCircuit {
    const circuit = this.#circuits.get(provider) ?? new ProviderCircuit(provider, this.#clock);
    this.#circuits.set(provider, circuit);
    return circuit;
  }
}

/** What a run says of its provider; "leave": nothing, the job was cancelled, or its own fault. */
export function outcomeOf(
  losses: readonly Loss[],
  gained: boolean,
): "failed" | "succeeded" | "leave" {
  if (losses.some(isSignOfOutage)) return "failed";
  return gained ? "succeeded" : "leave";
}

function isSignOfOutage({ error, earlier }: Loss): boolean {
  if (earlier === true || !(error instanceof ProviderError)) return false;
  return signsOfOutage.has(error.kind);
}
