import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openExchange } from "../../../src/http/open-exchange.ts";
import type { Exchange, ExchangeRequest } from "../../../src/http/open-exchange.ts";
import { redirect, text } from "../../support/vendors/answer.ts";
import type { Answer } from "../../support/vendors/answer.ts";
import { deadUrl } from "../../support/vendors/dead-url.ts";
import { startVendorServer } from "../../support/vendors/vendor-server.ts";
import type { VendorServer } from "../../support/vendors/vendor-server.ts";

let server: VendorServer;
let answer: Answer;
beforeEach(async () => {
  answer = text(200, "text/plain", "hello");
  server = await startVendorServer(() => answer);
});
afterEach(async () => server.close());

const open = (change: Partial<ExchangeRequest> = {}) =>
  openExchange({ method: "GET", url: server.url, silenceMs: 5000, ...change });

async function read(exchange: Exchange): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of exchange.body) pieces.push(piece);
  exchange.close();
  return Buffer.concat(pieces).toString();
}

describe("openExchange", () => {
  it("gives the headers first, and the body as it comes", async () => {
    const exchange = await open({ headers: { range: "bytes=0-" } });
    expect(exchange).toMatchObject({ status: 200, headers: { "content-type": "text/plain" } });
    expect(await read(exchange)).toBe("hello");
    expect(server.requests[0]?.headers.range).toBe("bytes=0-");
  });

  it("gives a redirect as the answer", async () => {
    answer = redirect("http://127.0.0.1:1/");
    const exchange = await open();
    expect(exchange).toMatchObject({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
    exchange.close();
  });

  it("says that a body broke off, and with which status it had begun", async () => {
    answer = { kind: "cut", headers: {}, body: Buffer.alloc(1000) };
    await expect(open().then(read)).rejects.toMatchObject({
      reason: "lost",
      status: 200,
      sent: true,
    });
  });

  it("says that nobody is there", async () => {
    await expect(open({ url: await deadUrl() })).rejects.toMatchObject({
      reason: "unreachable",
      sent: false,
    });
  });

  it("does not wait for ever in silence", async () => {
    answer = { kind: "hang" };
    await expect(open({ silenceMs: 100 })).rejects.toMatchObject({ reason: "timeout" });
  });

  it("ends at its deadline in the middle of the body", async () => {
    answer = { kind: "drip", headers: {}, body: Buffer.alloc(1000), everyMs: 10 };
    const exchange = await open({ timeoutMs: 200 });
    await expect(read(exchange)).rejects.toMatchObject({ reason: "timeout", status: 200 });
  });

  it("ends with the signal's reason, before the answer and in the middle of it", async () => {
    const controller = new AbortController();
    answer = { kind: "drip", headers: {}, body: Buffer.alloc(1000), everyMs: 10 };
    const exchange = await open({ signal: controller.signal });
    const outcome = read(exchange);
    controller.abort("cancelled");
    await expect(outcome).rejects.toBe("cancelled");
    await expect(open({ signal: controller.signal })).rejects.toBe("cancelled");
  });

  it("opens no second connection when the first breaks", async () => {
    answer = { kind: "reset" };
    const request = { method: "POST", body: "{}" } as const;
    await expect(open(request)).rejects.toMatchObject({ reason: "lost", sent: true });
    expect(server.requests).toHaveLength(1);
  });
});
