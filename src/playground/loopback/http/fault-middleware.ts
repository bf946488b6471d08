import { setTimeout as sleep } from "node:timers/promises";
import type { MiddlewareHandler } from "hono";
import type { Fault, FaultPlan } from "../faults.ts";
import { apiPath } from "./api-path.ts";
import type { LoopbackBindings, LoopbackContext } from "./loopback-routes.ts";
import { rateLimited } from "./rate-limited.ts";

/** Lets the faults of a plan happen to the bot's requests. */
export function faultMiddleware(plan: FaultPlan): MiddlewareHandler<LoopbackBindings> {
  return async (context, next) => {
    const fault = plan.take(context.req.method, apiPath(context));
    if (fault === undefined) return await next();
    if (fault.kind === "slow") {
      await sleep(fault.milliseconds);
      return await next();
    }
    if (fault.kind !== "rate-limit" && fault.after === true) await next();
    context.res = undefined;
    context.res = failedAnswer(context, fault);
    return undefined;
  };
}

function failedAnswer(
  context: LoopbackContext,
  fault: Exclude<Fault, { readonly kind: "slow" }>,
): Response {
  if (fault.kind === "rate-limit") return rateLimited(fault.retryAfter, fault.global ?? false);
  if (fault.kind === "drop") {
    context.env.incoming.socket.destroy();
    return new Response(null, { status: 500 });
  }
  const body = { message: `${fault.status}: made to fail`, code: fault.code ?? 0 };
  return Response.json(body, { status: fault.status });
}
