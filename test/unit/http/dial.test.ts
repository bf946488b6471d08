import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dial } from "../../../src/http/dial.ts";

const v4 = (address: string) => ({ address, family: 4 });
const v6 = (address: string) => ({ address, family: 6 });
/** No stream is connected to the broadcast address: it fails at once. */
const refused = v4("255.255.255.255");
/** Packets to a multicast or link-local address of no interface vanish or fail, as the system likes. */
const silent = v6("fe80::dead");

let server: Server;
let port: number;
const clients: Socket[] = [];
const signal = new AbortController().signal;

beforeEach(async () => {
  clients.length = 0;
  server = createServer((socket) => {
    clients.push(socket);
    socket.on("error", () => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe("dial", () => {
  it.each([
    ["the only one", [v4("127.0.0.1")]],
    ["the one behind a dead family", [silent, v4("127.0.0.1")]],
    ["the one behind refused ones", [refused, refused, v4("127.0.0.1")]],
    ["the one behind a port that is closed", [v4("127.0.0.2"), v4("127.0.0.1")]],
    ["the one behind many of the other family", [silent, silent, silent, v4("127.0.0.1")]],
  ])("connects to %s", async (_, addresses) => {
    const socket = await dial({ addresses, port, signal });
    expect(socket.remoteAddress).toBe("127.0.0.1");
    socket.destroy();
  });

  it("fails with the error of the last address, and without any", async () => {
    await expect(dial({ addresses: [refused, refused], port, signal })).rejects.toThrow();
    await expect(dial({ addresses: [], port, signal })).rejects.toThrow("no address");
  });

  it("ends at once with the signal's reason", async () => {
    const controller = new AbortController();
    const waiting = dial({ addresses: [silent], port, signal: controller.signal });
    controller.abort("cancelled");
    await expect(waiting).rejects.toBe("cancelled");
    const again = dial({ addresses: [v4("127.0.0.1")], port, signal: controller.signal });
    await expect(again).rejects.toBe("cancelled");
  });
});
