import { describe, expect, it } from "vitest";
import { isOurHost, isOurPage } from "../../../../src/playground/server/guard.ts";

const head = (host?: string, origin?: string, site?: string) => ({ host, origin, site });

describe("isOurHost", () => {
  it.each(["127.0.0.1:4100", "localhost:4100"])("knows %s", (host) => {
    expect(isOurHost(head(host), 4100)).toBe(true);
  });

  it.each(["evil.example:4100", "127.0.0.1:4101", "127.0.0.1", "127.0.0.1:4100.evil.example", ""])(
    "refuses %j",
    (host) => {
      expect(isOurHost(head(host), 4100)).toBe(false);
    },
  );

  it("refuses a request without a Host header", () => {
    expect(isOurHost(head(), 4100)).toBe(false);
  });
});

describe("isOurPage", () => {
  const host = "127.0.0.1:4100";

  it("lets the page itself in", () => {
    expect(isOurPage(head(host, `http://${host}`, "same-origin"), 4100)).toBe(true);
    expect(isOurPage(head(host, `http://${host}`), 4100)).toBe(true);
  });

  it.each([
    ["another site", head(host, "https://evil.example", "cross-site")],
    ["another port of this machine", head(host, "http://127.0.0.1:3000", "same-site")],
    ["the same machine by its other name", head(host, "http://localhost:4100")],
    ["a page without an origin", head(host, "null")],
    ["no page at all", head(host)],
    ["a site that lies about its origin only", head(host, `http://${host}`, "cross-site")],
  ])("refuses %s", (_, where) => {
    expect(isOurPage(where, 4100)).toBe(false);
  });
});
