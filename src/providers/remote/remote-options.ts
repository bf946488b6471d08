import type { Downloader } from "../../download/downloader.ts";
import type { SendRequest } from "../../http/send-request.ts";

/** What the models of a remote service are given beside their settings. */
export interface RemoteOptions {
  /** Sends one request to the service; see src/http. */
  readonly send: SendRequest;
  /** Fetches finished pictures from where the service puts them; never with a key. */
  readonly download: Downloader;
  readonly timings?: Partial<RemoteTimings> | undefined;
}

/** Waits in milliseconds, and how often; shortened by tests. */
export interface RemoteTimings {
  /** Before a call that was declared failed and unbilled is repeated. */
  readonly repeatPauseMs: number;
  /** Between two polls: from the first to the longest, growing. */
  readonly firstPollMs: number;
  readonly longestPollMs: number;
  /** Before a download that failed for the moment is tried again. */
  readonly downloadPauseMs: number;
}

/** The timings of the documents and of the services' own clients. */
export const defaultTimings: RemoteTimings = {
  repeatPauseMs: 1000,
  firstPollMs: 1000,
  longestPollMs: 5000,
  downloadPauseMs: 1000,
};
