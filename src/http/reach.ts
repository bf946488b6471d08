import { dial } from "./dial.ts";
import { hostOf, literalAddress, portOf, resolveBySystem } from "./resolve.ts";

/** Whether a server takes connections; nothing is said to it. Rejects with the reason when it does not. */
export async function reach(url: URL, signal: AbortSignal): Promise<void> {
  const literal = literalAddress(hostOf(url));
  const addresses = literal ? [literal] : await resolveBySystem(hostOf(url));
  const socket = await dial({ addresses, port: portOf(url), signal });
  socket.destroy();
}
