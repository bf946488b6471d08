import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendRequest } from "../../../src/http/send-request.ts";
import type { HttpRequest } from "../../../src/http/send-request.ts";
import { redirect, text } from "../../support/vendors/answer.ts";
import type { Answer } from "../../support/vendors/answer.ts";
import { deadUrl } from "../../support/vendors/dead-url.ts";
import { faults } from "../../support/vendors/faults.ts";
import { startVendorServer } from "../../support/vendors/vendor-server.ts";
import type { VendorServer } from "../../support/vendors/vendor-server.ts";

let server: VendorServer;
let answer: Answer;
beforeEach(async () => {
  answer = text(200, "text/plain", "hello");
  server = await startVendorServer(() => answer);
});
afterEach(async () => server.close());

const request = (options: Partial<HttpRequest> = {}): HttpRequest => ({
  method: "GET",
  url: server.url,
  timeoutMs: 5000,
  maxBytes: 1024,
  ...options,
});

describe("sendRequest", () => {
  it("gives status, headers in lower case, and the whole body", async () => {
    const { status, headers, body } = await sendRequest(request());
    expect({ status, type: headers["content-type"], body: body.toString() }).toEqual({
      status: 200,
      type: "text/plain",
      body: "hello",
    });
  });

  it("sends method, headers and body, on a connection that is not kept", async () => {
    const headers = { "content-type": "application/json", "x-test": "1" };
    await sendRequest(request({ method: "POST", headers, body: '{"a":1}' }));
    expect(server.posts).toMatchObject([
      { body: { a: 1 }, headers: { ...headers, connection: "close" } },
    ]);
  });

  it("does not follow a redirect", async () => {
    answer = redirect("http://127.0.0.1:1/");
    await expect(sendRequest(request())).resolves.toMatchObject({
      status: 302,
      headers: { location: "http://127.0.0.1:1/" },
    });
  });

  it("ends at the deadline, before the headers and within the body", async () => {
    answer = faults.hang;
    await expect(sendRequest(request({ timeoutMs: 50 }))).rejects.toMatchObject({
      reason: "timeout",
      status: undefined,
    });
    answer = { kind: "drip", headers: {}, body: Buffer.alloc(500), everyMs: 20 };
    await expect(sendRequest(request({ timeoutMs: 300.5 }))).rejects.toMatchObject({
      reason: "timeout",
      status: 200,
    });
  });

  it("ends when the body grows too large, announced or not", async () => {
    answer = text(200, "text/plain", "x".repeat(2000));
    await expect(sendRequest(request())).rejects.toMatchObject({ reason: "too-large" });
    answer = { kind: "flood", headers: {}, bytes: 2 * 1024 ** 2 };
    await expect(sendRequest(request())).rejects.toMatchObject({ reason: "too-large" });
  });

  it("tells a request that was never sent from one whose answer was lost", async () => {
    await expect(sendRequest(request({ url: await deadUrl() }))).rejects.toMatchObject({
      reason: "unreachable",
    });
    answer = faults.reset;
    await expect(sendRequest(request())).rejects.toMatchObject({
      reason: "lost",
      status: undefined,
    });
    answer = faults["cut body"];
    await expect(sendRequest(request({ maxBytes: 10 ** 6 }))).rejects.toMatchObject({
      reason: "lost",
      status: 200,
    });
  });

  it("rejects with the reason of the caller's signal, and sends nothing when it has aborted before", async () => {
    answer = faults.hang;
    const controller = new AbortController();
    const waiting = sendRequest(request({ signal: controller.signal }));
    setTimeout(() => controller.abort("cancelled"), 20);
    await expect(waiting).rejects.toBe("cancelled");
    const before = server.requests.length;
    await expect(sendRequest(request({ signal: controller.signal }))).rejects.toBe("cancelled");
    expect(server.requests).toHaveLength(before);
  });

  it("connects where it is told, whatever the name means", async () => {
    const url = new URL(`http://somewhere.example:${server.url.port}/`);
    const addresses = [{ address: "127.0.0.1", family: 4 }];
    await expect(sendRequest(request({ url, addresses }))).resolves.toMatchObject({ status: 200 });
    expect(server.requests[0]?.headers.host).toBe(url.host);
    await expect(sendRequest(request({ url, addresses: [] }))).rejects.toBeInstanceOf(Error);
  });

  it("does not take a bug for a fault of the network", async () => {
    const headers = { "x-test": "a\nb" };
    await expect(sendRequest(request({ headers }))).rejects.toMatchObject({
      code: "UND_ERR_INVALID_ARG",
    });
  });
});
