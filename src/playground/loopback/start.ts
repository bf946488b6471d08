import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { WebSocketServer } from "ws";
import { EventStream } from "./events.ts";
import { FaultPlan } from "./faults.ts";
import { announceTo } from "./gateway/announcer.ts";
import { Gateway } from "./gateway/gateway.ts";
import { createApp } from "./routes/create-app.ts";
import { isLoopbackHost } from "./http/host-check.ts";
import { RequestLog } from "./http/request-log.ts";
import { INTENT } from "./gateway/intents.ts";
import { Interactions } from "./interactions/interactions.ts";
import type { LoopbackDiscord, LoopbackOptions } from "./loopback-discord.ts";
import { snowflakes } from "./snowflakes.ts";
import { PersonInChannel } from "./user/person-in-channel.ts";
import { newState } from "./world/new-state.ts";
import { buildScene, completeScene } from "./world/scene.ts";
import { DEFAULT_LOCALE } from "./world/users.ts";
import type { ChannelRecord, UserRecord } from "./world/state.ts";
import { World } from "./world/world.ts";

const GATEWAY_PATH = "/gateway";
const NEWEST_HEARTBEAT_MS = 41_250;
/** Bytes of one frame that a bot may send; Discord takes 4,096 of text. */
const LARGEST_FRAME = 16 * 1024;

/** Starts a Discord on 127.0.0.1. Rejects with Node's EADDRINUSE when the port is taken. */
export async function startLoopbackDiscord(
  options: LoopbackOptions = {},
): Promise<LoopbackDiscord> {
  const { clock = Date.now, privilegedIntents = 0, faults = new FaultPlan() } = options;
  const events = new EventStream();
  const requests = new RequestLog();
  let port = 0;
  const cdnUrl = (): string => `http://127.0.0.1:${port}`;
  const gatewayUrl = (): string => `ws://127.0.0.1:${port}${GATEWAY_PATH}`;

  const nextId = snowflakes(clock);
  // Cloned as a whole, so that the scene's people and places are those of the state.
  const restored = structuredClone(options.snapshot);
  const state = restored?.state ?? newState(nextId);
  const world = new World({ state, events, clock, nextId, cdnUrl });
  const scene = restored ? completeScene(world, restored.scene) : buildScene(world);
  const token = options.token ?? madeUpToken(state.botId);
  const interactions = new Interactions(world, options.answerWithinMs ?? 3000);
  const gateway = new Gateway(world, {
    token,
    privilegedIntents,
    heartbeatMs: options.heartbeatMs ?? NEWEST_HEARTBEAT_MS,
    url: gatewayUrl,
  });
  events.subscribe(announceTo(gateway, world));

  const app = createApp(
    {
      world,
      interactions,
      faults,
      requests,
      token,
      gatewayUrl,
      validate: options.validate ?? (() => []),
      limitsRates: options.limitsRates ?? false,
      readsAllContent: (privilegedIntents & INTENT.messageContent) !== 0,
    },
    () => port,
  );
  const respond = getRequestListener(app.fetch);
  const server = createServer((request, response) => void respond(request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const isGateway = request.url?.split("?")[0]?.replace(/\/$/, "") === GATEWAY_PATH;
    socket.on("error", () => socket.destroy());
    // Bots send no Origin; a page in somebody's browser always does.
    const isPage = request.headers.origin !== undefined;
    if (!isGateway || isPage || !isLoopbackHost(request.headers.host, port)) socket.destroy();
    else sockets.handleUpgrade(request, socket, head, (client) => gateway.accept(client));
  });
  const listening = await listen(server, options.port ?? 0);
  port = options.publicPort ?? listening;

  const userOf = (user: { readonly id: string } | string) =>
    world.users.get(typeof user === "string" ? user : user.id);
  const channelOf = (channel: { readonly id: string } | string) =>
    world.channels.get(typeof channel === "string" ? channel : channel.id);
  const personIn = (channel: ChannelRecord, user: UserRecord) =>
    new PersonInChannel({ world, interactions, gateway }, user, channel);

  return {
    port: listening,
    apiUrl: `http://127.0.0.1:${port}/api`,
    cdnUrl: cdnUrl(),
    gatewayUrl: gatewayUrl(),
    token,
    applicationId: state.applicationId,
    world,
    scene,
    events,
    requests,
    faults,
    gateway,
    interactions,
    pings: state.pings,
    as: (user, { channel }) => personIn(channelOf(channel), userOf(user)),
    messages: (channel, user) => personIn(channelOf(channel), userOf(user)).messages(),
    commands: (place, locale = DEFAULT_LOCALE) => {
      const channel = channelOf(place);
      return world.commands.offeredIn(channel, world.channels.guildOf(channel), locale);
    },
    snapshot: () => structuredClone({ state, scene }),
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A token in Discord's form: the bot's id, a time, and a secret that only this process knows. */
function madeUpToken(botId: string): string {
  return `${Buffer.from(botId).toString("base64url")}.loopb.${randomBytes(24).toString("base64url")}`;
}

async function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once("error", reject);
  server.listen(port, "127.0.0.1", resolve);
  await promise;
  server.off("error", reject);
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? port) : port;
}
