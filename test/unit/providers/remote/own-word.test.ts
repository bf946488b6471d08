import { describe, expect, it } from "vitest";
import { isOwnWord } from "../../../../src/providers/remote/own-word.ts";

const said = (status: number, body = "", type = "application/json") =>
  isOwnWord({ status, headers: { "content-type": type }, body: Buffer.from(body) });

describe("the service's own word that nothing was done", () => {
  it.each([400, 401, 402, 403, 404, 406, 410, 413, 422, 429, 301, 302, 307, 308])(
    "is %i",
    (status) => {
      expect(said(status)).toBe(true);
    },
  );

  it.each([
    [500, '{"error":"x"}'],
    [502, '{"detail":"x"}'],
    [503, '{"message":"x"}'],
    [501, '{"error":{"message":"x"}}'],
  ])("is a %i in the service's form: %s", (status, body) => {
    expect(said(status, body)).toBe(true);
  });

  it("is a 503 that says no more", () => {
    expect(said(503)).toBe(true);
    expect(said(503, "Service Unavailable", "text/plain")).toBe(true);
  });

  it.each([408, 499, 504, 598, 599, 303, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529, 530])(
    "is not %i, whatever it says",
    (status) => {
      expect([said(status), said(status, '{"error":"Timeout"}')]).toEqual([false, false]);
    },
  );

  it.each([
    [500, "<html>", "text/html"],
    [500, "Internal Server Error", "text/plain"],
    [502, "", "text/plain"],
    [502, "<h1>Bad Gateway</h1>", "application/json"],
    [503, "<html>", "text/html"],
    [503, "upstream connect error or disconnect/reset before headers", "text/plain"],
    [503, "{}", "text/html"],
    [505, "[1]", "application/json"],
  ])("is not a %i of somebody else: %s", (status, body, type) => {
    expect(said(status, body, type)).toBe(false);
  });

  it.each([200, 201, 202, 204])("is no success: %i", (status) => {
    expect(said(status)).toBe(false);
  });
});
