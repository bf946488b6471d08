import { Client, GatewayIntentBits, Options, Partials } from "discord.js";
import type { ClientOptions, RESTOptions } from "discord.js";
import type { Config } from "../../config/config.ts";
import { hasProxy } from "../../http/proxies.ts";
import type { Logger } from "../../lib/logger.ts";
import { describeError } from "./describe-error.ts";
import { shardOptions, type WaitForIdentify } from "./sharding.ts";
import { throughProxy } from "./through-proxy.ts";

/** Uploading four pictures over a slow line takes longer than discord.js would wait by itself. */
const REQUEST_TIMEOUT_MS = 60_000;

const USERS_KEPT = 200;

/**
 * Where Discord's API is, for a client or for single requests. Without settings it is Discord's own;
 * `apiUrl` ends in /api, `cdnUrl` stands for the media proxy too.
 */
export function restOptions({ apiUrl, cdnUrl }: Config["discord"]): Partial<RESTOptions> {
  const cdn = cdnUrl === undefined ? undefined : withoutSlash(cdnUrl);
  return {
    timeout: REQUEST_TIMEOUT_MS,
    makeRequest: throughProxy,
    ...(apiUrl === undefined ? {} : { api: withoutSlash(apiUrl) }),
    ...(cdn === undefined ? {} : { cdn, mediaProxy: cdn }),
  };
}

/**
 * A client with the fewest rights and the smallest caches that Easel can live with. The privileged
 * message-content intent is asked for only when it is configured. Not logged in yet; its warnings
 * and connection errors go to the log.
 */
export function createClient(
  config: Pick<Config, "discord" | "messageContentIntent" | "shards">,
  log: Logger,
  waitForIdentify?: WaitForIdentify,
): Client {
  const client = new Client({
    ...clientOptions(config),
    ...shardOptions(config.shards, waitForIdentify),
  });
  client.on("error", (error) => log.error(describeError(error), "The Discord client failed"));
  client.on("warn", (text) => log.warn({ text }, "The Discord client warns"));
  client.on("shardError", (error, shard) =>
    log.warn(
      { shard, ...describeError(error) },
      hasProxy()
        ? "Gateway connection failed; it does not go through the proxy"
        : "Gateway connection failed",
    ),
  );
  client.on("shardReady", (shard) => log.info({ shard }, "Connected to the gateway"));
  client.on("shardReconnecting", (shard) => log.info({ shard }, "Connecting to the gateway again"));
  client.on("shardResume", (shard, replayed) =>
    log.info({ shard, replayed }, "The gateway session goes on"),
  );
  client.rest.on("rateLimited", ({ route, method, timeToReset, global }) =>
    log.debug({ route, method, timeToReset, global }, "Waiting for Discord's rate limit"),
  );
  return client;
}

function clientOptions(config: Pick<Config, "discord" | "messageContentIntent">): ClientOptions {
  const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;
  const { GuildMessageReactions, DirectMessageReactions } = GatewayIntentBits;
  return {
    intents: [
      Guilds,
      GuildMessages,
      DirectMessages,
      GuildMessageReactions,
      DirectMessageReactions,
      ...(config.messageContentIntent ? [MessageContent] : []),
    ],
    // The bot's first message in a direct conversation arrives before the channel is known.
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: restOptions(config.discord),
    makeCache: Options.cacheWithLimits({
      MessageManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      StageInstanceManager: 0,
      GuildBanManager: 0,
      GuildInviteManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      AutoModerationRuleManager: 0,
      ThreadMemberManager: 0,
      UserManager: {
        maxSize: USERS_KEPT,
        keepOverLimit: (user) => user.id === user.client.user.id,
      },
      GuildMemberManager: {
        maxSize: USERS_KEPT,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
    }),
  };
}

function withoutSlash(url: URL): string {
  return url.href.replace(/\/+$/, "");
}
