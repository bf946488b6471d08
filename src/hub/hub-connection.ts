import type { Config } from "../config/config.ts";
import { sleep } from "../lib/sleep.ts";
import { HttpFailure } from "../http/http-failure.ts";
import type { HttpStream } from "../http/open-stream.ts";
import { retryAfterMs } from "../providers/remote/retry-after.ts";
import { followRedirects, type HubRequest } from "./follow-redirects.ts";
import { HubError } from "./hub-error.ts";

/** How patient the connection is. */
export interface HubTimings {
  /** The longest silence before an answer counts as lost, in milliseconds. */
  readonly idleMs: number;
  /** The wait after a first failure; doubled after each further one. */
  readonly retryMs: number;
  /** Failures in a row that end it. */
  readonly attempts: number;
}

const usualTimings: HubTimings = { idleMs: 60_000, retryMs: 1000, attempts: 5 };
/** Nobody sits at a terminal for longer than that without doing something else. */
const LONGEST_WAIT_MS = 5 * 60_000;

/** What a connection is made with. */
export interface HubOptions {
  readonly hub: Config["hub"];
  readonly timings?: Partial<HubTimings> | undefined;
  /** Is told when a request waits, with one sentence why. */
  readonly onWait?: ((words: string) => void) | undefined;
}

/** The way to one hub. */
export interface HubConnection {
  readonly endpoint: URL;
  readonly hasToken: boolean;
  readonly timings: HubTimings;
  /** The hub's name as people read it. */
  readonly host: string;
  /**
   * Asks, follows redirects (the token goes to the hub itself only), and asks again while the hub
   * is unreachable, overloaded or wants to be left alone. Gives any other answer, whatever its
   * status; close it. Throws HubError, and the signal's reason.
   */
  ask(request: HubRequest): Promise<HttpStream>;
  /** Waits before failure number `failures` (from 1) is followed by another attempt. */
  pause(failures: number, words: string, signal?: AbortSignal): Promise<void>;
}

/** A connection to the hub of the settings; nothing is sent yet. */
export function connectToHub({ hub, onWait = () => {}, ...options }: HubOptions): HubConnection {
  const { endpoint, token } = hub;
  const timings = { ...usualTimings, ...options.timings };
  const { host } = endpoint;

  const pause = async (failures: number, words: string, signal?: AbortSignal) => {
    onWait(words);
    await sleep(timings.retryMs * 2 ** (failures - 1), signal);
  };

  const attempt = (request: HubRequest) =>
    followRedirects(request, { hub, idleMs: timings.idleMs }).catch((error: unknown) => {
      if (error instanceof HttpFailure) return error;
      throw error;
    });

  const ask = async (request: HubRequest): Promise<HttpStream> => {
    for (let failures = 1; ; failures += 1) {
      const answer = await attempt(request);
      const isLast = failures >= timings.attempts;
      if (answer instanceof HttpFailure) {
        if (isLast) throw unreachable(host, answer);
        await pause(failures, `${host} does not answer; asking again.`, request.signal);
        continue;
      }
      const { status, headers } = answer;
      if (status !== 429 && status < 500) return answer;
      answer.close();
      if (status === 429 || "retry-after" in headers) {
        const wait = waitOf(headers);
        if (isLast || wait > LONGEST_WAIT_MS) throw leftAlone(host, wait, token !== undefined);
        onWait(`${host} asks to wait ${Math.ceil(wait / 1000)} s.`);
        await sleep(wait, request.signal);
        continue;
      }
      if (isLast) throw notWorking(host, status);
      await pause(failures, `${host} does not work well; asking again.`, request.signal);
    }
  };

  return { endpoint, hasToken: token !== undefined, timings, host, ask, pause };
}

/** `Retry-After`, or the seconds that the IETF's draft header RateLimit calls t. */
function waitOf(headers: Readonly<Record<string, string>>): number {
  const [, seconds] = /\bt\s*=\s*(\d+)/.exec(headers["ratelimit"] ?? "") ?? [];
  if (headers["retry-after"] === undefined && seconds !== undefined) {
    return (Number(seconds) + 1) * 1000;
  }
  return retryAfterMs(headers);
}

function unreachable(host: string, cause: HttpFailure): HubError {
  return new HubError(
    "unreachable",
    `${host} could not be reached. Check the connection, or set HF_ENDPOINT to a mirror; what has arrived is kept.`,
    { cause },
  );
}

function notWorking(host: string, status: number): HubError {
  return new HubError(
    "unreachable",
    `${host} does not work at the moment (status ${status}). Try again later; what has arrived is kept.`,
  );
}

function leftAlone(host: string, waitMs: number, hasToken: boolean): HubError {
  const seconds = Math.ceil(waitMs / 1000);
  const advice = hasToken ? "" : " With HF_TOKEN set it allows more.";
  return new HubError(
    "rate-limited",
    `${host} wants to be left alone for ${seconds} s. Try again then; what has arrived is kept.${advice}`,
  );
}
