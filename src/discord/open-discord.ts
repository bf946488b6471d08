import { Events, GatewayDispatchEvents, REST } from "discord.js";
import type { Client, GatewayMessageCreateDispatchData, Interaction } from "discord.js";
import { type Command, declarations } from "./interactions/command.ts";
import type { Services } from "./interactions/services.ts";
import type { Component } from "./interactions/component.ts";
import type { Config } from "../config/config.ts";
import { ConfigError } from "../domain/errors.ts";
import type { ShardState } from "../domain/shard-state.ts";
import type { Logger } from "../lib/logger.ts";
import type { Audience } from "../pipeline/audience.ts";
import type { FindRequester } from "../pipeline/policy/requester.ts";
import type { SeesChannel } from "../pipeline/policy/sees-job.ts";
import type { Job } from "../domain/job.ts";
import type { Erasure, RemovedMessages } from "../storage/personal/personal-data.ts";
import type { Storage } from "../storage/storage.ts";
import { say } from "../words/index.ts";
import { createDiscordAudience } from "./discord-audience.ts";
import type { FileTools } from "./views/fit-pictures.ts";
import { createChannelLimit } from "./connection/channel-limit.ts";
import { createClient, restOptions } from "./connection/client.ts";
import { describeError } from "./connection/describe-error.ts";
import { closingError, logIn } from "./connection/log-in.ts";
import { registerCommands } from "./connection/register-commands.ts";
import { shardStates } from "./connection/shard-states.ts";
import { removeAll } from "./delivery/remove-all.ts";
import { sendDirectly } from "./delivery/send-directly.ts";
import { tellErased } from "./delivery/tell-erased.ts";
import type { WaitForIdentify } from "./connection/sharding.ts";
import { hearInteractions } from "./interactions/hear-interactions.ts";
import { createFindRequester } from "./replies/find-requester.ts";
import { createSeesChannel } from "./interactions/sees-channel.ts";
import { preferenceNames } from "./people/preferences.ts";
import { createLanguages } from "./people/languages.ts";
import { createOwnMessages } from "./messages/own-messages.ts";
import { fetchMessage } from "./reading/fetch-message.ts";
import { takeAway } from "./delivery/take-away.ts";
import { postToShowcase, type ShowcaseTools } from "./reactions/showcase.ts";
import { hearReactions } from "./reactions/hear-reactions.ts";
import { createReplyHandler } from "./replies/reply-handler.ts";
import { createRouter } from "./router/router.ts";

type DiscordStorage = Pick<
  Storage,
  "jobs" | "pictures" | "settings" | "serverRules" | "preferences" | "favourites"
>;

/** What the door to Discord is made of. */
export interface DiscordOptions {
  readonly config: Pick<Config, "discord" | "messageContentIntent"> &
    Partial<Pick<Config, "shards">>;
  readonly storage: DiscordStorage;
  readonly images: FileTools;
  readonly log: Logger;
  readonly now: () => number;
  /** The name of a model for display, by its id. */
  readonly modelName: (id: string) => string | undefined;
  /** Told when the connection ends for good after it stood: the operator has to change something. */
  readonly onFatal: (error: ConfigError) => void;
  /** Ends the wait for a Discord that cannot be reached. */
  readonly stopping?: AbortSignal | undefined;
  /** Where several processes have one bot's shards: waits until one of them may identify itself. */
  readonly waitForIdentify?: WaitForIdentify | undefined;
  /** Shares the showing of jobs with other processes; absent: this one shows all of them. */
  readonly share?: ((audience: Audience) => Audience) | undefined;
}

/** What is listened to once the studio stands. */
export interface DiscordParts {
  readonly services: Services;
  readonly commands: readonly Command[];
  readonly components: readonly Component[];
}

/** The door to Discord. */
export interface DiscordDoor {
  /** Shows and delivers jobs; works before and without the gateway. */
  readonly audience: Audience;
  /** Tells whether somebody can see a channel of a server. */
  readonly seesChannel: SeesChannel;
  /** Finds a member of a server, with the roles that they have now. */
  readonly findRequester: FindRequester;
  /** Deletes messages of the bot as far as Discord lets it; gives how many. */
  readonly takeAway: Services["takeAway"];
  /** A message of a channel that the bot can read, if it is there. */
  readonly readMessage: Services["readMessage"];
  /** Sends somebody a direct message; whether they take it. */
  readonly sendDirectly: Services["sendDirectly"];
  /** Deletes the messages that show a job, its showcase's too, where that is possible. */
  removeMessages(job: Job): Promise<RemovedMessages>;
  /** Tells somebody by direct message that their data is deleted. */
  tellErased(erasure: Erasure): Promise<void>;
  /** The connections to the gateway; none before they were begun. */
  shards(): readonly ShardState[];
  readonly post: Services["post"];
  /** Posts a starred job to its server's showcase channel; see postToShowcase. */
  showcase(services: ShowcaseTools["services"], job: Job): Promise<void>;
  readonly removeMessage: Services["removeMessage"];
  /**
   * Logs in, registers the commands where they changed, and begins to listen. Waits while Discord
   * cannot be reached. Rejects with ConfigError when token or intents are not accepted, and with an
   * Error when it was stopped meanwhile.
   */
  start(parts: DiscordParts): Promise<void>;
  /** Registers the commands again where what they declare has changed: ranges follow the models. */
  declareAgain(): Promise<void>;
  /** Listens no more and waits for what is being answered; then closes the connection. */
  stop(): Promise<void>;
}

/**
 * Opens the door to Discord in two steps, because the studio needs the audience and the answers
 * need the studio: this makes client and audience, `start` attaches the rest and logs in.
 * Throws ConfigError when there is no token.
 */
export function openDiscord(options: DiscordOptions): DiscordDoor {
  const { config, storage, log, now } = options;
  const token = config.discord.token?.reveal();
  if (token === undefined) throw new ConfigError(say("discord.no-token"));
  const { shards = "auto" } = config;
  const client = createClient({ ...config, shards }, log, options.waitForIdentify);
  client.rest.setToken(token);
  const channelLimit = createChannelLimit(client);
  const languages = createLanguages({
    ordersOf: (userId, limit) => storage.jobs.ofUser(userId, limit),
    chosenBy: (userId) => storage.preferences.get(userId, preferenceNames.language),
  });
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  const own = createDiscordAudience({
    requests: client.rest,
    requestsOnce: new REST({ ...restOptions(config.discord), retries: 0 }).setToken(token),
    jobs: storage.jobs,
    languages,
    images: options.images,
    wantsCopy: async (userId) =>
      (await storage.preferences.get(userId, preferenceNames.copy)) === "on",
    loadPicture: (hash) => storage.pictures.get(hash),
    modelName: options.modelName,
    channelLimit,
    channelLocale: async (channelId) => {
      const channel = client.channels.cache.get(channelId);
      const guild = channel !== undefined && "guild" in channel ? channel.guild : undefined;
      if (guild === undefined) return undefined;
      const { rules } = await storage.serverRules.get(guild.id);
      return rules.language ?? guild.preferredLocale;
    },
    log,
    now,
  });

  const audience = options.share?.(own) ?? own;

  /** Runs a handler that nobody waits for; what it does is waited for at the end. */
  const track = (work: Promise<void>): void => {
    const tracked = work
      .catch((error: unknown) => log.error(describeError(error), "A bug in an answer"))
      .finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  };

  /** The interaction in the language that its person chose, where they did: all answers follow it. */
  async function inOwnLanguage(interaction: Interaction): Promise<Interaction> {
    const chosen = await languages.chosen(interaction.user.id);
    if (chosen !== undefined) Reflect.set(interaction, "locale", chosen);
    return interaction;
  }

  const tools = { requests: client.rest, botId: async () => readied(client).user.id, log, now };
  const locale = (id: string) => client.guilds.cache.get(id)?.preferredLocale;
  const showing = { requests: client.rest, limit: channelLimit, locale };
  const listening: (() => void)[] = [];
  let declare: (() => Promise<void>) | undefined;

  return {
    audience,
    declareAgain: async () => declare?.(),
    shards: () => shardStates(client),
    seesChannel: createSeesChannel(client, log),
    findRequester: createFindRequester(client, log),
    takeAway: (messages) => takeAway(client.rest, messages),
    readMessage: (channelId, messageId) => fetchMessage(client.rest, channelId, messageId),
    sendDirectly: (userId, view) => sendDirectly(tools, userId, view),
    removeMessages: (job) => removeAll({ ...tools, favourites: storage.favourites }, job),
    tellErased: (erasure) => tellErased(tools, erasure),
    ...createOwnMessages(client.rest, log),
    showcase: (services, job) => postToShowcase({ ...showing, services }, job),

    async start({ services, commands, components }) {
      const route = createRouter({ commands, components, services });
      const ends = hearInteractions(client, (interaction) => {
        languages.heard(interaction.user.id, interaction.locale);
        track(inOwnLanguage(interaction).then(route));
      });
      listening.push(ends);
      const { stopping: early = stopping.signal } = options;
      await logIn(client, token, log, AbortSignal.any([stopping.signal, early]));
      // Emitted only where the connection is not opened again by itself.
      client.on(Events.ShardDisconnect, ({ code }) => options.onFatal(closingError(code)));
      const { user, application } = readied(client);
      const reply = createReplyHandler({
        services,
        requests: client.rest,
        botId: user.id,
        guild: (id) => client.guilds.cache.get(id),
        languages,
        channelLimit,
      });
      client.ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) =>
        track(reply(data)),
      );
      const reactions = { ...showing, services, botId: user.id, languages };
      listening.push(hearReactions(client, reactions, track));
      declare = () =>
        registerCommands({
          requests: client.rest,
          settings: storage.settings,
          applicationId: application.id,
          guildId: config.discord.guildId,
          definitions: declarations(commands, services),
          log,
        });
      await declare();
      log.info({ bot: user.tag, servers: client.guilds.cache.size }, "Logged in to Discord");
    },

    async stop() {
      stopping.abort(new Error("Easel is shutting down."));
      for (const end of listening) end();
      client.ws.removeAllListeners(GatewayDispatchEvents.MessageCreate);
      await Promise.all(underWay);
      await client.destroy();
    },
  };
}

function readied(client: Client): Client<true> {
  if (client.isReady()) return client;
  throw new Error("Discord is ready, and yet the client is not.");
}
