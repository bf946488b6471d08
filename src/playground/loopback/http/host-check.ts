/**
 * Whether a request's Host header names this server by its loopback address. A page that points
 * its own name at 127.0.0.1 (DNS rebinding) sends another.
 */
export function isLoopbackHost(host: string | undefined, port: number): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}
