const DEFAULT_MS = 60_000;
const SHORTEST_MS = 1000;
const LONGEST_MS = 15 * 60_000;

/**
 * How long a service that answered 429 wants to be left alone, in milliseconds: `Retry-After`
 * (seconds or a date), Segmind's `x-rate-limit-reset-at-utc`, or a minute, the usual window.
 */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now = Date.now()): number {
  const wanted =
    fromRetryAfter(headers["retry-after"], now) ??
    fromTime(headers["x-rate-limit-reset-at-utc"], now) ??
    DEFAULT_MS;
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, wanted));
}

function fromRetryAfter(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const seconds = Number(value);
  return Number.isFinite(seconds) ? seconds * 1000 : fromTime(value, now);
}

function fromTime(value: string | undefined, now: number): number | undefined {
  if (!value) return undefined;
  // The header's name promises UTC; a time without a zone would otherwise be read as local time.
  const zoned = /(z|gmt|utc|[+-]\d\d:?\d\d)$/i.test(value.trim()) ? value : `${value.trim()}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time - now;
}
