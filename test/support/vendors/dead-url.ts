import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** The URL of a port on which nobody listens any more. */
export async function deadUrl(): Promise<URL> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return new URL(`http://127.0.0.1:${port}`);
}
