import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { FaultPlan } from "../faults.ts";
import type { Interactions } from "../interactions/interactions.ts";
import type { BodyKind, ValidateBody } from "../validate.ts";
import type { World } from "../world/world.ts";
import type { z } from "zod";
import type { MessageBody } from "../wire/message-body.ts";
import { messageSchema } from "../wire/message-schema.ts";
import { refuse } from "../api-error.ts";
import { parseBody } from "./parse-body.ts";
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
  readonly limitsRates: boolean;
}

/** A body in the shape of its schema, and the files uploaded with it. */
export interface CheckedBody<Shape> {
  readonly body: Shape;
  readonly files: ReceivedBody["files"];
}

/** The request's body after the checks of its kind; 50035 where they find something wrong. */
export function checkedBody<Shape>(
  { validate }: Services,
  context: LoopbackContext,
  kind: BodyKind,
  schema: z.ZodType<Shape>,
): CheckedBody<Shape> {
  const { json, files } = context.get("body");
  const problems = validate(kind, json);
  refuse(problems);
  return { body: parseBody(schema, json), files };
}

/** The same for a message, which may be nothing but files. */
export function checkedMessage(
  services: Services,
  context: LoopbackContext,
  kind: BodyKind,
): CheckedBody<MessageBody> {
  return context.get("body").json === undefined
    ? { body: {}, files: context.get("body").files }
    : checkedBody(services, context, kind, messageSchema);
}

/** A part of the path that the route's pattern guarantees. */
export function pathPart(context: LoopbackContext, name: string): string {
  return context.req.param(name) ?? "";
}
