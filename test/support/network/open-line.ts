import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a port that can be cut, as a network is. */
export interface Line {
  readonly port: number;
  /** Lets nothing through in either direction and says nothing, as a cable that is pulled out. */
  cut(): void;
  /** Connections that stood are broken by now; new ones are let through. */
  mend(): void;
  close(): void;
}

/** Opens a way to a port of a machine. */
export async function openLine(target: number, host = "127.0.0.1"): Promise<Line> {
  let isCut = false;
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on("error", () => undefined);
    from.on("close", () => {
      sockets.delete(from);
      to.destroy();
    });
    from.on("data", (part) => {
      if (isCut || to.destroyed) return;
      // Whoever reads slowly is not sent more than they take.
      if (!to.write(part)) {
        from.pause();
        to.once("drain", () => from.resume());
      }
    });
  };
  const server = createServer((client) => {
    const upstream = connect(target, host);
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const breakAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => void (isCut = true),
    mend() {
      isCut = false;
      breakAll();
    },
    close() {
      server.close();
      breakAll();
    },
  };
}
