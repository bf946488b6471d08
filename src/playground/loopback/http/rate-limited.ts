/** The headers by which clients of Discord count: requests, and seconds. */
export function rateLimitHeaders(
  bucket: string,
  limit: number,
  remaining: number,
  resetAfter: number,
): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(Date.now() / 1000 + resetAfter),
    "x-ratelimit-reset-after": String(resetAfter),
    "x-ratelimit-bucket": bucket,
  };
}

/** Discord's 429: `retryAfter` in seconds; `global`: the limit of the whole bot, not of a route. */
export function rateLimited(retryAfter: number, global: boolean, bucket = "loopback"): Response {
  return Response.json(
    { message: "You are being rate limited.", retry_after: retryAfter, global },
    {
      status: 429,
      headers: {
        ...rateLimitHeaders(bucket, 5, 0, retryAfter),
        "retry-after": String(Math.ceil(retryAfter)),
        "x-ratelimit-scope": global ? "global" : "user",
        ...(global && { "x-ratelimit-global": "true" }),
      },
    },
  );
}
