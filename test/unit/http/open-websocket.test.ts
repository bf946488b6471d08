import type { IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocketServer } from "ws";
import { openWebSocket, type WebSocketRequest } from "../../../src/http/open-websocket.ts";

/** A server that says what it hears back, once as text and once as bytes. */
async function startEcho() {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => {
    for (const client of server.clients) client.terminate();
    server.close();
  });
  const headers: IncomingHttpHeaders[] = [];
  server.on("connection", (socket, request) => {
    headers.push(request.headers);
    socket.on("message", (message: Buffer) => {
      socket.send(message.toString("utf8"));
      socket.send(message);
    });
  });
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, headers, url: new URL(`http://127.0.0.1:${port}/ws?clientId=a`) };
}

const ignore = (): void => {};

function request(url: URL, more: Partial<WebSocketRequest> = {}): WebSocketRequest {
  const { signal } = new AbortController();
  return { url, signal, onText: ignore, onBytes: ignore, ...more };
}

describe("a WebSocket", () => {
  it("carries texts and bytes, with the headers that are given and no Origin", async () => {
    const { url, headers } = await startEcho();
    const texts: string[] = [];
    const bytes = Promise.withResolvers<Uint8Array>();
    const socket = await openWebSocket(
      request(url, {
        headers: { authorization: "Bearer 1" },
        onText: (text) => texts.push(text),
        onBytes: bytes.resolve,
      }),
    );
    socket.send("hello");
    expect(Buffer.from(await bytes.promise).toString("utf8")).toBe("hello");
    expect(texts).toEqual(["hello"]);
    expect(headers[0]).toMatchObject({ authorization: "Bearer 1" });
    expect(headers[0]?.origin).toBeUndefined();
    socket.close();
  });

  it("is no bug when the other side goes: what is sent then is lost", async () => {
    const { url, server } = await startEcho();
    const socket = await openWebSocket(request(url));
    const [client] = server.clients;
    const gone = new Promise((resolve) => client?.once("close", resolve));
    client?.terminate();
    await gone;
    socket.send("too late");
    socket.close();
    expect(server.clients.size).toBe(0);
  });

  it("rejects where nobody listens, and with the signal's reason", async () => {
    const { url, server } = await startEcho();
    const reason = new Error("enough");
    const aborted = openWebSocket(request(url, { signal: AbortSignal.abort(reason) }));
    await expect(aborted).rejects.toBe(reason);
    await new Promise((resolve) => server.close(resolve));
    await expect(openWebSocket(request(url))).rejects.toThrow("did not come about");
  });

  it("ends when the signal aborts", async () => {
    const { url, server } = await startEcho();
    const controller = new AbortController();
    await openWebSocket(request(url, { signal: controller.signal }));
    const closed = [...server.clients].map(
      async (client) => new Promise((resolve) => client.once("close", resolve)),
    );
    controller.abort();
    await Promise.all(closed);
    expect(server.clients.size).toBe(0);
  });
});
