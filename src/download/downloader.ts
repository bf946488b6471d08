import type { Exchange } from "../http/open-exchange.ts";
import { HttpFailure } from "../http/http-failure.ts";
import { resolveBySystem, type Resolve } from "../http/resolve.ts";
import { bounded, collect } from "../http/send-request.ts";
import { say } from "../words/index.ts";
import type { AddressPolicy } from "./address-policy.ts";
import { DownloadError } from "./download-error.ts";
import { followLink } from "./follow-link.ts";
import type { Shares } from "./shares.ts";
import { type DownloadedFile, openIncomingFolder } from "./temporary-file.ts";

const MAX_BYTES = 32 * 1024 ** 2;
const TIMEOUT_MS = 30_000;

/** How much and how long a download may take, and how many at once. */
export interface DownloaderOptions {
  /** Larger files are refused while they stream in; 32 MiB unless given. */
  readonly maxBytes?: number | undefined;
  /** Deadline of one download: names, connections, redirects and the whole body; 30 s unless given. */
  readonly timeoutMs?: number | undefined;
  /** How names are resolved; the system's way unless given. */
  readonly resolve?: Resolve | undefined;
  /** The places for downloads under way; no bound unless given. */
  readonly shares?: Shares | undefined;
  /** Where files are written; a folder of the system's unless given. */
  readonly folder?: string | undefined;
}

/** What one download is for. */
export interface DownloadOptions {
  /** The id of who asked: each person has a share of the downloads under way. */
  readonly person?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Fetches the file behind a link into memory. Throws DownloadError, and the signal's reason. */
export type Downloader = (link: string, signal?: AbortSignal) => Promise<Uint8Array>;

/**
 * Fetches the file behind a link that somebody else chose, whatever it is. Throws DownloadError (a
 * UserError) in plain words, and the signal's reason. Called by itself it fetches into memory.
 */
export interface LinkDownloader extends Downloader {
  /** Onto the disk, with a few pieces in memory; dispose of the file when it was read. */
  toFile(link: string, options?: DownloadOptions): Promise<DownloadedFile>;
  /** Into memory. */
  toMemory(link: string, options?: DownloadOptions): Promise<Uint8Array>;
}

/** A downloader that reaches what a policy allows, and nothing else. */
export function createLinkDownloader(
  policy: AddressPolicy,
  options: DownloaderOptions = {},
): LinkDownloader {
  const { maxBytes = MAX_BYTES, timeoutMs = TIMEOUT_MS, resolve = resolveBySystem } = options;
  const incoming = openIncomingFolder(options.folder);

  async function fetch<T>(
    link: string,
    { person, signal }: DownloadOptions,
    keep: (answer: Exchange) => Promise<T>,
  ): Promise<T> {
    using _place = await options.shares?.take(person, signal);
    signal?.throwIfAborted();
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), timeoutMs);
    const stop = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal;
    let answer: Exchange | undefined;
    try {
      answer = await followLink(link, { policy, resolve, signal: stop });
      return await keep(answer);
    } catch (error) {
      signal?.throwIfAborted();
      throw deadline.signal.aborted ? tooSlow(error) : inWords(error, maxBytes);
    } finally {
      clearTimeout(timer);
      answer?.close();
    }
  }

  const toFile: LinkDownloader["toFile"] = async (link, one = {}) =>
    fetch(link, one, async (answer) => incoming.write(bounded(answer, maxBytes)));
  const toMemory: LinkDownloader["toMemory"] = async (link, one = {}) =>
    fetch(link, one, async (answer) => collect(answer, maxBytes));
  const download: Downloader = async (link, signal) => toMemory(link, { signal });
  return Object.assign(download, { toFile, toMemory });
}

function tooSlow(cause: unknown): DownloadError {
  return new DownloadError(say("downloads.too-slow"), { cause, temporary: true });
}

function inWords(error: unknown, most: number): unknown {
  if (!(error instanceof HttpFailure)) return error;
  const { reason } = error;
  if (reason === "timeout") return tooSlow(error);
  if (reason === "too-large") {
    const says = say("downloads.too-large", { most });
    return new DownloadError(says, { cause: error, code: "picture-too-large" });
  }
  return new DownloadError(say("downloads.unreachable"), { cause: error, temporary: true });
}
