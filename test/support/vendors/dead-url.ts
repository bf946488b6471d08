import { freePort } from "../free-port.ts";

/** The URL of a port on which nobody listens any more. */
export async function deadUrl(): Promise<URL> {
  return new URL(`http://127.0.0.1:${await freePort()}`);
}
