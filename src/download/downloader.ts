import { lookup } from "node:dns/promises";
import { untilAborted } from "../lib/until-aborted.ts";
import { HttpFailure } from "../http/http-failure.ts";
import { sendRequest } from "../http/send-request.ts";
import type { HttpAnswer } from "../http/answer.ts";
import { pictureMediaType } from "../providers/picture-file.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { admitUrl } from "./admit-url.ts";
import type { Resolve } from "./admit-url.ts";
import { DownloadError } from "./download-error.ts";

const MAX_REDIRECTS = 3;
const MAX_BYTES = 32 * 1024 ** 2;
const TIMEOUT_MS = 30_000;

/** Which addresses may be reached, and how much and how long a download may take. */
export interface DownloaderOptions extends AddressPolicy {
  /** Larger files are refused while they stream in; 32 MiB unless given. */
  readonly maxBytes?: number | undefined;
  /** Deadline of one download with all its redirects; 30 s unless given. */
  readonly timeoutMs?: number | undefined;
  /** Hands over whatever is behind the link; otherwise only what begins like a picture. */
  readonly anyFile?: boolean | undefined;
  /** How names are resolved; the system's way unless given. */
  readonly resolve?: Resolve | undefined;
}

/**
 * Fetches the picture file behind a link that somebody else chose. Gives its bytes, of which only
 * the first few are checked: decode them in full before they are stored.
 * Throws DownloadError (a UserError) in plain words, and the signal's reason when it aborts.
 */
export type Downloader = (link: string, signal?: AbortSignal) => Promise<Uint8Array>;

/**
 * A downloader that reaches public https servers, what the operator opened, and nothing else. Each
 * redirect (at most three) is checked anew. No key or cookie is ever sent.
 */
export function createDownloader(options: DownloaderOptions): Downloader {
  const { maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, resolve = resolveBySystem } = options;
  const { anyFile = false } = options;
  return async (link, signal) => {
    signal?.throwIfAborted();
    const deadline = performance.now() + timeoutMs;
    let url = parse(link);
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const admitted = await untilAborted(admitUrl(url, options, resolve), signal);
      const timeLeft = Math.max(1, Math.ceil(deadline - performance.now()));
      const request = {
        ...admitted,
        method: "GET",
        timeoutMs: timeLeft,
        maxBytes,
        signal,
      } as const;
      const answer = await sendRequest(request).catch((error: unknown) => {
        throw inWords(error, maxBytes);
      });
      const next = redirectOf(answer, url);
      if (!next) return fileOf(answer, anyFile);
      url = next;
    }
    throw new DownloadError(
      `The link leads on more than ${MAX_REDIRECTS} times. Use a direct link.`,
    );
  };
}

const resolveBySystem: Resolve = async (name) => lookup(name, { all: true });

function parse(link: string, base?: URL): URL {
  const url = URL.parse(link, base?.href);
  if (url) return url;
  throw new DownloadError("This is not a complete link. It has to begin with https://.");
}

function redirectOf(answer: HttpAnswer, from: URL): URL | undefined {
  const location = answer.headers["location"];
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined)
    return undefined;
  return parse(location, from);
}

function fileOf(answer: HttpAnswer, anyFile: boolean): Uint8Array {
  if (answer.status === 404 || answer.status === 410) {
    throw new DownloadError("There is nothing behind this link any more. Use another one.");
  }
  if (answer.status !== 200) {
    throw new DownloadError(
      `The server behind the link did not hand out a picture (status ${answer.status}).`,
      { temporary: answer.status === 429 || answer.status >= 500 },
    );
  }
  if (!anyFile && !pictureMediaType(answer.body)) {
    throw new DownloadError(
      "Behind the link is no picture that can be read. Use a link to a JPEG, PNG, WebP, GIF or AVIF file.",
    );
  }
  return answer.body;
}

function inWords(error: unknown, maxBytes: number): unknown {
  if (!(error instanceof HttpFailure)) return error;
  if (error.reason === "too-large") {
    const megabytes = Math.floor(maxBytes / 1024 ** 2);
    return new DownloadError(`The picture is larger than ${megabytes} MiB. Use a smaller one.`, {
      cause: error,
      code: "picture-too-large",
    });
  }
  const happened = error.reason === "timeout" ? "took too long" : "could not be reached";
  return new DownloadError(`The server behind the link ${happened}. Try again later.`, {
    cause: error,
    temporary: true,
  });
}
