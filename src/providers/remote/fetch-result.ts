import { DownloadError } from "../../download/download-error.ts";
import { sleep } from "../../lib/sleep.ts";
import { say } from "../../words/index.ts";
import { isWholePicture, resultMediaType } from "../picture-file.ts";
import { isNotYet } from "./failure-rules.ts";
import { isWholeFilm } from "../whole-film.ts";
import { providerFailure } from "./provider-failure.ts";
import type { RemoteOptions } from "./remote-options.ts";
import { defaultTimings } from "./remote-options.ts";

/** With pauses of 1, 2, 4, 8 and then 15 s, a finished picture is asked for during a minute. */
const ATTEMPTS = 8;
const LONGEST_PAUSE = 15;
/** A picture that ends in the middle so often was stored so. */
const MOST_CUTS = 3;

/**
 * Fetches a picture that is already paid for from the link that the service gave. A GET costs
 * nothing, so it is tried again where that can help: the link may not be known, open or filled
 * everywhere yet (404, 403, 425), the server overloaded, the picture cut off on its way. Throws
 * ProviderError, billed, when it cannot be had.
 */
export async function fetchResult(
  provider: string,
  link: string,
  options: RemoteOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const pauseMs = options.timings?.downloadPauseMs ?? defaultTimings.downloadPauseMs;
  let cuts = 0;
  for (let attempt = 1; ; attempt += 1) {
    try {
      const bytes = await options.download(link, signal);
      if (!resultMediaType(bytes)) throw new DownloadError(say("downloads.no-picture"));
      if (isWholePicture(bytes) && isWholeFilm(bytes)) return bytes;
      cuts += 1;
      throw new DownloadError(say("downloads.cut-off"), { temporary: cuts < MOST_CUTS });
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      if (!mayCome(error) || attempt === ATTEMPTS) throw lostResult(provider, error);
      await sleep(pauseMs * Math.min(LONGEST_PAUSE, 2 ** (attempt - 1)), signal);
    }
  }
}

function mayCome({ temporary, status }: DownloadError): boolean {
  return temporary || (status !== undefined && isNotYet(status));
}

function lostResult(provider: string, error: DownloadError): Error {
  return providerFailure(
    {
      provider,
      kind: "broken-answer",
      billed: "yes",
      retryable: false,
      says: say("services.lost-picture", { provider }),
      diagnosis: `the finished picture could not be fetched: ${error.message}`,
    },
    { cause: error },
  );
}
