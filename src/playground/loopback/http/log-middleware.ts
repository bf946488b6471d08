import type { MiddlewareHandler } from "hono";
import { apiPath } from "./api-path.ts";
import type { LoopbackBindings } from "./loopback-routes.ts";
import { readBody } from "./read-body.ts";
import type { RequestLog } from "./request-log.ts";

/** Reads the body once for everyone, and notes each request with the status of its answer. */
export function logMiddleware(
  log: RequestLog,
  clock: () => number,
): MiddlewareHandler<LoopbackBindings> {
  return async (context, next) => {
    const body = await readBody(context);
    context.set("body", body);
    await next();
    const { status } = context.res;
    log.add({
      method: context.req.method,
      path: apiPath(context),
      query: new URL(context.req.url).search,
      body: body.json,
      files: [...body.files.values()].map(({ name }) => name),
      status,
      error:
        status >= 400
          ? await context.res
              .clone()
              .json()
              .catch(() => null)
          : null,
      at: clock(),
    });
  };
}
