import { z } from "zod";
import { channelPayload, guildPayload } from "../gateway/payloads.ts";
import { ApiError } from "../api-error.ts";
import { checkedBody, pathPart } from "../http/loopback-routes.ts";
import type { LoopbackRouter, Services } from "../http/loopback-routes.ts";
import { openChannel } from "./open-channel.ts";

const recipientSchema = z.object({ recipient_id: z.string() });

/** Servers, members, users, channels, and opening direct messages. */
export function placeRoutes(router: LoopbackRouter, services: Services): void {
  const { world } = services;

  router.get("/guilds/:guild", (context) => {
    const guild = world.guilds.get(pathPart(context, "guild"));
    if (!guild.hasBot) throw new ApiError(50_001);
    return context.json(guildPayload(world, guild));
  });

  router.get("/guilds/:guild/members/:user", (context) => {
    const guild = world.guilds.get(pathPart(context, "guild"));
    if (!guild.hasBot) throw new ApiError(50_001);
    return context.json(world.guilds.member(guild, pathPart(context, "user")));
  });

  router.get("/users/:user", (context) => {
    const id = pathPart(context, "user");
    return context.json(world.users.wire(id === "@me" ? world.state.botId : id));
  });

  router.post("/users/@me/channels", (context) => {
    const { body } = checkedBody(services, context, "direct-message-create", recipientSchema);
    const { recipient_id: id } = body;
    if (id === world.state.botId || !world.users.has(id)) throw new ApiError(50_033);
    return context.json(channelPayload(world, world.channels.direct(world.users.get(id))));
  });

  router.get("/channels/:channel", (context) =>
    context.json(channelPayload(world, openChannel(services, context))),
  );

  router.post("/channels/:channel/typing", (context) => {
    const channelId = openChannel(services, context).id;
    world.core.events.emit({ type: "typing", channelId, userId: world.state.botId });
    return context.body(null, 204);
  });
}
