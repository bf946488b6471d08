import * as schemas from "discord-api-spec/zod";
import { array } from "zod/mini";
import type { ZodMiniType } from "zod/mini";
import type { BodyKind, ValidateBody } from "../../../src/playground/loopback/index.ts";

/** The schema of Discord's own API description for each kind of body. */
const SCHEMAS: Readonly<Record<BodyKind, ZodMiniType>> = {
  "message-create": schemas.MessageCreateRequestSchema,
  "message-edit": schemas.MessageEditRequestPartialSchema,
  "callback-message": schemas.CreateMessageInteractionCallbackRequestSchema,
  "callback-update": schemas.UpdateMessageInteractionCallbackRequestSchema,
  "callback-choices": schemas.ApplicationCommandAutocompleteCallbackRequestSchema,
  "callback-modal": schemas.ModalInteractionCallbackRequestSchema,
  "webhook-create": schemas.IncomingWebhookRequestPartialSchema,
  "webhook-edit": schemas.IncomingWebhookUpdateRequestPartialSchema,
  "command-create": schemas.ApplicationCommandCreateRequestSchema,
  "command-edit": schemas.ApplicationCommandPatchRequestPartialSchema,
  "commands-put": array(schemas.ApplicationCommandUpdateRequestSchema),
  "direct-message-create": schemas.CreatePrivateChannelRequestSchema,
};

/** Checks a body against Discord's own schema. */
export const validateBySchema: ValidateBody = (kind, body) => {
  const result = SCHEMAS[kind].safeParse(body);
  if (result.success) return [];
  return result.error.issues.map(({ path, message, ...issue }) => ({
    path: path.map((key) => (typeof key === "symbol" ? String(key) : key)),
    code: "SCHEMA",
    // A union's own words only say that nothing fitted; what did not is inside.
    message: `${message} ${JSON.stringify(issue)}`,
  }));
};
