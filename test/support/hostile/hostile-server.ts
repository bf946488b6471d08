import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { onTestFinished } from "vitest";
import type { Behaviour } from "./behaviours.ts";
import { selfSigned } from "./self-signed.ts";

/** A server on the loopback that counts its visitors. */
export interface HostileServer {
  readonly host: string;
  readonly port: number;
  /** Connections that came about. */
  readonly visits: number;
  close(): Promise<void>;
}

/** Starts a server that treats every connection so; `tls` speaks TLS with a certificate of nobody. */
export async function startHostileServer(
  behaviour: Behaviour,
  {
    host = "127.0.0.1",
    port: wanted = 0,
    tls = false,
  }: { readonly host?: string; readonly port?: number; readonly tls?: boolean } = {},
): Promise<HostileServer> {
  const open = new Set<Socket>();
  let visits = 0;
  const onSocket = (socket: Socket): void => {
    visits += 1;
    open.add(socket);
    // Whoever hangs up on a hostile server is in the right.
    socket.on("error", () => {});
    socket.once("close", () => open.delete(socket));
    socket.once("data", () => behaviour(socket));
  };
  const server: Server = tls ? createTlsServer(selfSigned, onSocket) : createServer(onSocket);
  if (tls) server.on("tlsClientError", () => (visits += 1));
  server.listen(wanted, host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    host,
    port,
    get visits() {
      return visits;
    },
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The same, closed when the test has ended. */
export async function hostileServer(
  ...[behaviour, options]: Parameters<typeof startHostileServer>
): Promise<HostileServer> {
  const server = await startHostileServer(behaviour, options);
  onTestFinished(() => server.close());
  return server;
}
