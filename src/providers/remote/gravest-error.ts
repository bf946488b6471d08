import { EaselError, ProviderError } from "../../domain/errors.ts";

/**
 * Of several errors the one that decides what may happen next: a bug before everything, then a call
 * that may have been charged, then one that must not be repeated. Undefined for none.
 */
export function gravestError(errors: readonly unknown[]): unknown {
  return errors.toSorted((one, other) => gravity(other) - gravity(one))[0];
}

function gravity(error: unknown): number {
  if (!(error instanceof EaselError)) return 4;
  if (!(error instanceof ProviderError)) return 1;
  if (error.billed !== "no") return error.billed === "unknown" ? 3 : 2;
  return error.retryable ? 0 : 1;
}
