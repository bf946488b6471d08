import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EarlyConnection } from "../../../src/http/early-connection.ts";
import { sendRequest } from "../../../src/http/send-request.ts";
import { deadUrl } from "../../support/vendors/dead-url.ts";

let server: Server;
let connections: Socket[];
let url: URL;
beforeEach(async () => {
  connections = [];
  server = createServer((_request, response) => response.end("hello"));
  server.on("connection", (socket) => connections.push(socket));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const send = async (early: EarlyConnection) =>
  sendRequest({ method: "POST", url, body: "{}", timeoutMs: 5000, maxBytes: 1024, early });

const untilConnected = async (count = 1) =>
  vi.waitFor(() => expect(connections).toHaveLength(count));

describe("EarlyConnection", () => {
  it("is open before the request, which then needs no other", async () => {
    const early = new EarlyConnection(url);
    early.open();
    early.open();
    await untilConnected();
    await expect(send(early)).resolves.toMatchObject({ status: 200 });
    expect(connections).toHaveLength(1);
  });

  it("serves one request: the next has a connection of its own", async () => {
    const early = new EarlyConnection(url);
    early.open();
    await send(early);
    await expect(send(early)).resolves.toMatchObject({ status: 200 });
    expect(connections).toHaveLength(2);
  });

  it("is not used when the server has hung up meanwhile", async () => {
    server.once("connection", (socket: Socket) => socket.end());
    const early = new EarlyConnection(url);
    early.open();
    await untilConnected();
    await vi.waitFor(() => expect(connections[0]?.destroyed).toBe(true));
    await expect(send(early)).resolves.toMatchObject({ status: 200 });
    expect(connections).toHaveLength(2);
  });

  it("is not used when it has waited for long, and is closed then", async () => {
    const early = new EarlyConnection(url);
    early.open();
    await untilConnected();
    const socket = connections[0] as Socket;
    const later = performance.now() + 60_000;
    await vi.waitFor(() => expect(socket.readyState).toBe("open"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    vi.spyOn(performance, "now").mockReturnValue(later);
    const closed = once(socket, "close");
    await expect(send(early)).resolves.toMatchObject({ status: 200 });
    await closed;
    expect(connections).toHaveLength(2);
  });

  it("leaves it to the request to say that nobody is there", async () => {
    url = await deadUrl();
    const early = new EarlyConnection(url);
    early.open();
    await expect(send(early)).rejects.toMatchObject({ reason: "unreachable" });
  });

  it("closes what nobody took, and can be opened again", async () => {
    const early = new EarlyConnection(url);
    early.open();
    await untilConnected();
    const closed = once(connections[0] as Socket, "close");
    early.close();
    await closed;
    early.open();
    await expect(send(early)).resolves.toMatchObject({ status: 200 });
    expect(connections).toHaveLength(2);
  });
});
