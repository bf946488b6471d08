import { ApiError } from "../http/api-error.ts";
import { checkedBody, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { answerInteraction } from "../interactions/callback.ts";
import type { BodyKind } from "../validate.ts";
import { ANSWER_TYPE } from "../wire/interaction.ts";
import type { CallbackBody } from "../wire/interaction.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import type { InteractionRecord, MessageRecord } from "../world/state.ts";

const BODY_KINDS: Readonly<Record<number, BodyKind>> = {
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
    const type = (context.get("body").json as CallbackBody | undefined)?.type ?? 0;
    const kind = BODY_KINDS[type];
    if (kind === undefined) throw unknownType();
    const { json, files } = checkedBody(services, context, kind);
    const body = json as CallbackBody;
    const message = answerInteraction(world, interactions, record, { body, files });
    if (context.req.query("with_response") !== "true") return context.body(null, 204);
    return context.json(resource(services, record, type, message));
  });
}

function unknownType(): ApiError {
  const problem = {
    code: "BASE_TYPE_CHOICES",
    message: "Value must be one of {4, 5, 6, 7, 8, 9}.",
  };
  return new ApiError(50_035, [{ path: ["type"], ...problem }]);
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
