import { checkedMessage, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackContext, LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { followUp, webhookMessage } from "../interactions/follow-up.ts";
import { editMessage } from "../world/compose.ts";
import type { InteractionRecord } from "../world/state.ts";

/** Messages by an interaction's token: no bot token needed, and no permission in the channel. */
export function webhookRoutes(router: LoopbackRouter, services: Services): void {
  const { world } = services;
  const all = "/webhooks/:application/:token";
  const one = `${all}/messages/:message`;

  router.post(all, (context) => {
    const record = interactionOf(services, context);
    const incoming = checkedMessage(services, context, "webhook-create");
    const message = followUp(world, record, incoming);
    return context.json(world.render(message, "bot"));
  });

  router.get(one, (context) => {
    const record = interactionOf(services, context);
    const message = webhookMessage(world, record, pathPart(context, "message"));
    return context.json(world.render(message, "bot"));
  });

  router.patch(one, (context) => {
    const record = interactionOf(services, context);
    const message = webhookMessage(world, record, pathPart(context, "message"));
    const incoming = checkedMessage(services, context, "webhook-edit");
    const edited = editMessage(world, message, incoming, record.attachmentSizeLimit);
    return context.json(world.render(edited, "bot"));
  });

  router.delete(one, (context) => {
    const record = interactionOf(services, context);
    world.messages.delete(webhookMessage(world, record, pathPart(context, "message")));
    return context.body(null, 204);
  });
}

function interactionOf({ interactions }: Services, context: LoopbackContext): InteractionRecord {
  return interactions.byToken(pathPart(context, "application"), pathPart(context, "token"));
}
