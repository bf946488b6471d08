import { once } from "node:events";
import { listen, portOf } from "../../src/playground/server/listen.ts";

/** A port of 127.0.0.1 that nobody listens on, any more or as yet. */
export async function freePort(): Promise<number> {
  const server = await listen(() => {}, 0);
  const port = portOf(server);
  server.close();
  await once(server, "close");
  return port;
}
