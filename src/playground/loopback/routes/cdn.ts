import { isSignatureValid } from "../files/signed-url.ts";
import { pathPart } from "../http/loopback-routes.ts";
import type { LoopbackContext, LoopbackRouter, Services } from "../http/loopback-routes.ts";

/** Uploaded files, at addresses that are signed and expire after a day. */
export function cdnRoutes(router: LoopbackRouter, services: Services): void {
  const serve = (context: LoopbackContext): Response => {
    const { world } = services;
    const { pathname } = new URL(context.req.url);
    const record = world.attachments.served(pathPart(context, "attachment"));
    const query = context.req.query();
    const isValid = isSignatureValid(world.state.signingKey, pathname, query, world.clock());
    if (record === undefined || !isValid)
      return context.text("This content is no longer available.", 404);
    return context.body(new Uint8Array(record.bytes), 200, {
      "content-type": record.contentType,
      "cache-control": "private, max-age=86400",
      // Uploads are foreign: a page among them must not run as one of ours.
      "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
    });
  };
  router.get("/attachments/:channel/:attachment/:name", serve);
  router.get("/ephemeral-attachments/:channel/:attachment/:name", serve);
}
