import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { Socket } from "node:net";

/** Every address that this process tries to connect to from now on, as `address:port`. */
export function watchConnections(): { readonly tried: ReadonlySet<string>; stop(): void } {
  const tried = new Set<string>();
  const onSocket = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    socket.on("connectionAttempt", (address: string, port: number) => {
      tried.add(`${address}:${port}`);
    });
  };
  subscribe("net.client.socket", onSocket);
  return { tried, stop: () => unsubscribe("net.client.socket", onSocket) };
}
