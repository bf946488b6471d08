import { sleep } from "../../lib/sleep.ts";
import { DownloadError } from "../../download/download-error.ts";
import { isWholePicture } from "../picture-file.ts";
import { providerFailure } from "./provider-failure.ts";
import { redact } from "./redact.ts";
import type { RemoteOptions } from "./remote-options.ts";
import { defaultTimings } from "./remote-options.ts";

const ATTEMPTS = 3;

/**
 * Fetches a picture that is already paid for from the link that the service gave, trying again
 * where that can help (a GET costs nothing). Throws ProviderError, billed, when it cannot be had.
 */
export async function fetchResult(
  provider: string,
  link: string,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pauseMs = options.timings?.downloadPauseMs ?? defaultTimings.downloadPauseMs;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const bytes = await options.download(link, signal);
      if (isWholePicture(bytes)) return bytes;
      throw new DownloadError("The picture ends in the middle.", { temporary: true });
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      if (!error.temporary || attempt === ATTEMPTS) throw lostResult(provider, error);
      await sleep(pauseMs * attempt, signal);
    }
  }
}

function lostResult(provider: string, error: DownloadError): Error {
  const diagnosis = `the finished picture could not be fetched: ${redact(error.message, [])}`;
  return providerFailure(
    { provider, kind: "broken-answer", billed: "yes", retryable: false, diagnosis },
    { cause: error },
  );
}
