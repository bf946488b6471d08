import { z } from "zod";
import { checkedBody, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { parseBody } from "../http/parse-body.ts";
import { answerInteraction } from "../interactions/callback.ts";
import type { BodyKind } from "../validate.ts";
import { ANSWER_TYPE } from "../wire/interaction.ts";
import type { CallbackBody } from "../wire/interaction.ts";
import { callbackSchema } from "../wire/interaction-schema.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import type { InteractionRecord, MessageRecord } from "../world/state.ts";

const typeSchema = z.looseObject({ type: z.literal(Object.values(ANSWER_TYPE)) });

const BODY_KINDS: Readonly<Record<CallbackBody["type"], BodyKind>> = {
  [ANSWER_TYPE.message]: "callback-message",
  [ANSWER_TYPE.deferredMessage]: "callback-message",
  [ANSWER_TYPE.deferredUpdate]: "callback-update",
  [ANSWER_TYPE.update]: "callback-update",
  [ANSWER_TYPE.choices]: "callback-choices",
  [ANSWER_TYPE.modal]: "callback-modal",
};

/** First answers to interactions. */
export function interactionRoutes(router: LoopbackRouter, services: Services): void {
  const { world, interactions } = services;
  router.post("/interactions/:interaction/:token/callback", (context) => {
    const record = interactions.toAnswer(
      pathPart(context, "interaction"),
      pathPart(context, "token"),
    );
    const { type } = parseBody(typeSchema, context.get("body").json);
    const callback = checkedBody(services, context, BODY_KINDS[type], callbackSchema);
    const message = answerInteraction(world, interactions, record, callback);
    if (context.req.query("with_response") !== "true") return context.body(null, 204);
    return context.json(resource(services, record, type, message));
  });
}

/** What `with_response=true` answers. */
function resource(
  { world }: Services,
  record: InteractionRecord,
  type: number,
  message: MessageRecord | null,
): object {
  const interaction = {
    id: record.id,
    type: record.type,
    channel_id: record.channelId,
    ...(message && {
      response_message_id: message.id,
      response_message_loading: (message.flags & MESSAGE_FLAG.loading) !== 0,
      response_message_ephemeral: message.visibleTo !== null,
    }),
  };
  if (message === null) return { interaction, resource: { type } };
  return { interaction, resource: { type, message: world.render(message, "bot") } };
}
