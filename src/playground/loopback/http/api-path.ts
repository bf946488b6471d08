import type { LoopbackContext } from "./loopback-routes.ts";

/** The decoded path below /api/v10. */
export function apiPath(context: LoopbackContext): string {
  const { pathname } = new URL(context.req.url);
  return decodeURIComponent(pathname.replace(/^\/api\/v\d+/, ""));
}
