import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** Where a connection breaks: before the server hears the commit, or before its answer is heard. */
export type Cut = "before" | "after";

/** A way to a server that breaks when it is told to. */
export interface CuttingProxy {
  readonly port: number;
  /** The next commit breaks its connection. */
  cutNext(cut: Cut): void;
  /** Lets nothing through in either direction, as a cut cable does, until it is mended. */
  interrupt(): void;
  mend(): void;
}

const COMMIT = Buffer.from("commit\0");

/** Opens a way to a port of 127.0.0.1; closed when the test has ended. */
export async function cuttingProxy(target: number): Promise<CuttingProxy> {
  let next: Cut | undefined;
  let isInterrupted = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, "127.0.0.1");
    let isSilent = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        sockets.delete(socket);
        client.destroy();
        // What was sent already arrives all the same.
        if (socket === client) upstream.end();
      });
    }
    client.on("data", (part) => {
      if (isInterrupted) return;
      const cut = part.includes(COMMIT) ? next : undefined;
      if (cut !== undefined) next = undefined;
      if (cut === "before") {
        client.destroy();
        return;
      }
      isSilent ||= cut === "after";
      upstream.write(part);
    });
    upstream.on("data", (part) => {
      if (isInterrupted) return;
      if (isSilent) client.destroy();
      else client.write(part);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    cutNext: (cut) => (next = cut),
    interrupt: () => (isInterrupted = true),
    mend() {
      isInterrupted = false;
      for (const socket of sockets) socket.destroy();
    },
  };
}
