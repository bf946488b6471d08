import type { MiddlewareHandler } from "hono";
import { apiPath } from "./api-path.ts";
import type { LoopbackBindings } from "./loopback-routes.ts";
import { rateLimited, rateLimitHeaders } from "./rate-limited.ts";

const LIMIT = 5;
const WINDOW_MS = 5000;

/** Requests of one bucket since a moment (milliseconds since the epoch). */
interface Count {
  since: number;
  requests: number;
}

/**
 * Discord's usual limit for messages: five requests in five seconds for one method in one channel,
 * or with one interaction's token. Further ones get 429 until the five seconds are over.
 */
export function rateLimitMiddleware(): MiddlewareHandler<LoopbackBindings> {
  const counts = new Map<string, Count>();
  return async (context, next) => {
    const { method } = context.req;
    const place = /^\/(channels\/\d+|webhooks\/\d+\/[^/]+)/.exec(apiPath(context))?.[0];
    if (place === undefined || method === "GET") return await next();
    const now = Date.now();
    const key = `${method} ${place}`;
    const known = counts.get(key);
    const count = known && now - known.since < WINDOW_MS ? known : { since: now, requests: 0 };
    counts.set(key, count);
    const resetAfter = (count.since + WINDOW_MS - now) / 1000;
    // A bucket's name tells the kind of route; clients add the channel or webhook themselves.
    const bucket = `${method}-${place.split("/")[1]}`;
    if (count.requests >= LIMIT) return rateLimited(resetAfter, false, bucket);
    count.requests += 1;
    await next();
    const headers = rateLimitHeaders(bucket, LIMIT, LIMIT - count.requests, resetAfter);
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value);
    return undefined;
  };
}
