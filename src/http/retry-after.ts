import { SHORTEST_REST_MS, USUAL_REST_MS } from "../domain/rest.ts";

/** A server's clock and patience are its own; nothing is planned beyond a day. */
const DAY_MS = 24 * 60 * 60_000;

/** Headers in which services say when they may be asked again, beside `retry-after`. */
const times = ["x-rate-limit-reset-at-utc"] as const;

/**
 * How long a server that answered 429 (or 503) wants to be left alone, in milliseconds:
 * `Retry-After-Ms`, `Retry-After` (seconds or a date), `RateLimit` (the seconds that the IETF's draft calls t), the
 * time of a reset, or the usual rest. Whether that is worth waiting for is said in domain/rest.ts.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now = Date.now()): number {
  const wanted =
    fromMilliseconds(headers["retry-after-ms"]) ??
    fromRetryAfter(headers["retry-after"], now) ??
    fromRateLimit(headers["ratelimit"]) ??
    times.map((name) => fromTime(headers[name], now)).find((wait) => wait !== undefined) ??
    USUAL_REST_MS;
  return Math.min(DAY_MS, Math.max(SHORTEST_REST_MS, wanted));
}

function fromMilliseconds(value: string | undefined): number | undefined {
  const wait = value === undefined || value.trim() === "" ? Number.NaN : Number(value);
  return Number.isFinite(wait) ? wait : undefined;
}

function fromRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined || value.trim() === "") return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : fromTime(value, now);
}

/** `"default";r=0;t=7`: the window begins anew within the second after. */
function fromRateLimit(value: string | undefined): number | undefined {
  const field = value?.split(/[;,]/).find((part) => /^\s*t\s*=/.test(part));
  const seconds = Number(field?.split("=")[1]);
  return Number.isFinite(seconds) ? (seconds + 1) * 1000 : undefined;
}

function fromTime(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined;
  // The header's name promises UTC; a time without a zone would otherwise be read as local time.
  const zoned = /(z|gmt|utc|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value : `${value.trim()}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time - now;
}
