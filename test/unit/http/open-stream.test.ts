import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStream } from "../../../src/http/open-stream.ts";
import type { HttpStream, StreamRequest } from "../../../src/http/open-stream.ts";
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

const open = (change: Partial<StreamRequest> = {}) =>
  openStream({ url: server.url, idleMs: 5000, ...change });

async function read(stream: HttpStream): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream.body) pieces.push(piece);
  stream.close();
  return Buffer.concat(pieces).toString();
}

describe("openStream", () => {
  it("gives the headers first, and the body as it comes", async () => {
    const stream = await open({ headers: { range: "bytes=0-" } });
    expect(stream).toMatchObject({ status: 200, headers: { "content-type": "text/plain" } });
    expect(await read(stream)).toBe("hello");
    expect(server.requests[0]?.headers.range).toBe("bytes=0-");
  });

  it("gives a redirect as the answer", async () => {
    answer = redirect("http://127.0.0.1:1/");
    const stream = await open();
    expect(stream).toMatchObject({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
    stream.close();
  });

  it("says that a body broke off, and with which status it had begun", async () => {
    answer = { kind: "cut", headers: {}, body: Buffer.alloc(1000) };
    await expect(open().then(read)).rejects.toMatchObject({ reason: "lost", status: 200 });
  });

  it("says that nobody is there", async () => {
    await expect(open({ url: await deadUrl() })).rejects.toMatchObject({ reason: "unreachable" });
  });

  it("does not wait for ever in silence", async () => {
    answer = { kind: "hang" };
    await expect(open({ idleMs: 100 })).rejects.toMatchObject({ reason: "timeout" });
  });

  it("ends with the signal's reason, before the answer and in the middle of it", async () => {
    const controller = new AbortController();
    answer = { kind: "drip", headers: {}, body: Buffer.alloc(1000), everyMs: 10 };
    const stream = await open({ signal: controller.signal });
    const outcome = read(stream);
    controller.abort("cancelled");
    await expect(outcome).rejects.toBe("cancelled");
    await expect(open({ signal: controller.signal })).rejects.toBe("cancelled");
  });
});
