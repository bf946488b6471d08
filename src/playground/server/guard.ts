/** The parts of a request's head that say where it came from. */
export interface RequestHead {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The browser's own word on the page that asks (`Sec-Fetch-Site`). */
  readonly site: string | undefined;
}

const names = ["127.0.0.1", "localhost"];

/**
 * Whether a request may be answered at all: its Host header must name this machine and port, since
 * a foreign page can point a name of its own at 127.0.0.1 (DNS rebinding).
 */
export function isOurHost({ host }: RequestHead, port: number): boolean {
  return names.some((name) => host === `${name}:${port}`);
}

/** Whether a request that changes something comes from the playground's own page. */
export function isOurPage(head: RequestHead, port: number): boolean {
  if (!isOurHost(head, port)) return false;
  if (head.site !== undefined && head.site !== "same-origin" && head.site !== "none") return false;
  return head.origin === `http://${head.host}`;
}
