import { describe, expect, it } from "vitest";
import { isNetworkError } from "../../../src/lib/network-error.ts";

const failing = (code: string, cause?: unknown) =>
  Object.assign(new Error(code, { cause }), { code });

describe("an error of the network", () => {
  it.each([
    failing("ECONNREFUSED"),
    failing("ENETUNREACH"),
    failing("ENOTFOUND"),
    failing("UND_ERR_SOCKET"),
    failing("UND_ERR_CONNECT_TIMEOUT"),
    failing("CERT_HAS_EXPIRED"),
    Object.assign(new Error("aborted"), { name: "AbortError" }),
    new TypeError("fetch failed"),
    new Error("outer", { cause: failing("ETIMEDOUT") }),
  ])("is known by its code, its name or its cause: %s", (error) => {
    expect(isNetworkError(error)).toBe(true);
  });

  it.each([failing("ENOSPC"), failing("ENOENT"), new TypeError("x is undefined"), "ECONNRESET"])(
    "is not %s",
    (error) => {
      expect(isNetworkError(error)).toBe(false);
    },
  );
});
