import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { FaultPlan } from "../faults.ts";
import type { Interactions } from "../interactions/interactions.ts";
import type { BodyKind, ValidateBody } from "../validate.ts";
import type { World } from "../world/world.ts";
import { ApiError } from "./api-error.ts";
import type { ReceivedBody } from "./read-body.ts";
import type { RequestLog } from "./request-log.ts";

/** What Hono carries along with each request. */
export interface LoopbackBindings {
  readonly Bindings: HttpBindings;
  readonly Variables: { body: ReceivedBody };
}

export type LoopbackRouter = Hono<LoopbackBindings>;
export type LoopbackContext = Context<LoopbackBindings>;

/** What the routes work with. */
export interface Services {
  readonly world: World;
  readonly interactions: Interactions;
  readonly faults: FaultPlan;
  readonly requests: RequestLog;
  readonly token: string;
  readonly validate: ValidateBody;
  readonly gatewayUrl: () => string;
  /** Whether the message-content intent is switched on in the portal. */
  readonly readsAllContent: boolean;
}

/** The request's JSON after the schema check of its kind; 50035 where that finds something wrong. */
export function checkedBody(
  { validate }: Services,
  context: LoopbackContext,
  kind: BodyKind,
): ReceivedBody {
  const body = context.get("body");
  const problems = validate(kind, body.json);
  if (problems.length > 0) throw new ApiError(50_035, problems);
  return body;
}

/** A part of the path that the route's pattern guarantees. */
export function pathPart(context: LoopbackContext, name: string): string {
  return context.req.param(name) ?? "";
}
