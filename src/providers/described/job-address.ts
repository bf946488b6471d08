import { z } from "zod";
import type { ProviderError } from "../../domain/errors.ts";
import { providerFailure } from "../remote/provider-failure.ts";

const addressSchema = z.object({ status: z.url(), result: z.url(), cancel: z.url() });
/** Where an accepted job is asked for, where its result lies, and where it is cancelled. */
export type JobAddress = z.infer<typeof addressSchema>;

/**
 * An address that the service named for a job. The key goes to the configured server only: one of
 * another server is replaced by that of the documents.
 */
export function trusted(named: string | undefined, documented: URL): string {
  const isOurs = named !== undefined && URL.parse(named)?.origin === documented.origin;
  return isOurs ? named : documented.href;
}

/** The addresses as they are kept beside the job. */
export const writeAddress = (address: JobAddress): string => JSON.stringify(address);

/**
 * Reads them again. Undefined where they are none, or lead to another server than the configured
 * one, which may have changed meanwhile.
 */
export function readAddress(remoteId: string, base: URL): JobAddress | undefined {
  try {
    const address = addressSchema.parse(JSON.parse(remoteId));
    const isOurs = Object.values(address).every((url) => new URL(url).origin === base.origin);
    return isOurs ? address : undefined;
  } catch {
    return undefined;
  }
}

/** What it means that an address cannot be read again: the job may be done and paid. */
export function lostAddress(provider: string): ProviderError {
  return providerFailure({
    provider,
    kind: "unknown",
    billed: "unknown",
    retryable: false,
    diagnosis: "the address that was kept for the job is not one of the configured server",
  });
}
