import { HttpFailure } from "../http/http-failure.ts";
import type { Exchange } from "../http/open-exchange.ts";
import { hasProxy } from "../http/proxies.ts";
import { retryAfterMs } from "../http/retry-after.ts";
import { sleep } from "../lib/sleep.ts";
import { type Message, say } from "../words/index.ts";
import { followRedirects, type HubRequest } from "./follow-redirects.ts";
import { HubError } from "./hub-error.ts";
import type { HubSettings } from "./hub-settings.ts";

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
  readonly hub: HubSettings;
  readonly timings?: Partial<HubTimings> | undefined;
  /** Is told when a request waits, and why. */
  readonly onWait?: ((message: Message) => void) | undefined;
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
  ask(request: HubRequest): Promise<Exchange>;
  /** Waits before failure number `failures` (from 1) is followed by another attempt. */
  pause(failures: number, why: Message, signal?: AbortSignal): Promise<void>;
}

/** A connection to the hub of the settings; nothing is sent yet. */
export function connectToHub({ hub, onWait = () => {}, ...options }: HubOptions): HubConnection {
  const { endpoint, token } = hub;
  const timings = { ...usualTimings, ...options.timings };
  const { host } = endpoint;

  const pause = async (failures: number, why: Message, signal?: AbortSignal) => {
    onWait(why);
    await sleep(timings.retryMs * 2 ** (failures - 1), signal);
  };

  const attempt = (request: HubRequest) =>
    followRedirects(request, { hub, idleMs: timings.idleMs }).catch((error: unknown) => {
      if (error instanceof HttpFailure) return error;
      throw error;
    });

  const ask = async (request: HubRequest): Promise<Exchange> => {
    for (let failures = 1; ; failures += 1) {
      const answer = await attempt(request);
      const isLast = failures >= timings.attempts;
      if (answer instanceof HttpFailure) {
        if (isLast) throw unreachable(host, answer);
        await pause(failures, say("hub.no-answer-asking-again", { host }), request.signal);
        continue;
      }
      const { status, headers } = answer;
      if (status !== 429 && status < 500) return answer;
      answer.close();
      if (status === 429 || "retry-after" in headers) {
        const wait = retryAfterMs(headers);
        if (isLast || wait > LONGEST_WAIT_MS) throw leftAlone(host, wait, token !== undefined);
        onWait(say("hub.asks-to-wait", { host, seconds: Math.ceil(wait / 1000) }));
        await sleep(wait, request.signal);
        continue;
      }
      if (isLast) throw notWorking(host, status);
      await pause(failures, say("hub.faulty-asking-again", { host }), request.signal);
    }
  };

  return { endpoint, hasToken: token !== undefined, timings, host, ask, pause };
}

function unreachable(host: string, cause: HttpFailure): HubError {
  const says = hasProxy()
    ? say("hub.unreachable-by-proxy", { host })
    : say("hub.unreachable", { host });
  return new HubError("unreachable", says, { cause });
}

function notWorking(host: string, status: number): HubError {
  return new HubError("unreachable", say("hub.not-working", { host, status }));
}

function leftAlone(host: string, waitMs: number, hasToken: boolean): HubError {
  const words = { host, seconds: Math.ceil(waitMs / 1000) };
  return new HubError(
    "rate-limited",
    hasToken ? say("hub.left-alone-with-token", words) : say("hub.left-alone", words),
  );
}
