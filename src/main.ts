// The composition root: settings → parts → log in → work until told to stop.
import { commands } from "./commands/index.ts";
import { components } from "./components/index.ts";
import type { Config } from "./config/config.ts";
import { openDiscord } from "./discord/open-discord.ts";
import type { ConfigError } from "./domain/errors.ts";
import type { ShardState } from "./domain/shard-state.ts";
import { openImages, signerFor } from "./images/index.ts";
import type { Logger } from "./lib/logger.ts";
import { join } from "./join.ts";
import { openChecker } from "./open-checker.ts";
import { openModeration } from "./open-moderation.ts";
import { openDescriber } from "./open-describer.ts";
import { type Models, openModels } from "./open-models.ts";
import { openOperation } from "./operation.ts";
import { createStudio } from "./pipeline/create-studio.ts";
import { createModerators } from "./pipeline/moderating/moderators.ts";
import { houseRules } from "./pipeline/policy/house-rules.ts";
import { createPolicy } from "./pipeline/policy/policy.ts";
import { openMyData } from "./pipeline/personal/open-my-data.ts";
import { operatorRules } from "./pipeline/policy/rules.ts";
import { dataPaths } from "./storage/data-folder.ts";
import { openStorage } from "./storage/open-storage.ts";
import { keepTidy } from "./storage/keep-tidy.ts";
import { openWildcards } from "./wildcards/open-wildcards.ts";
import { readVersion } from "./version.ts";
import type { Services } from "./discord/interactions/services.ts";

/** How long a running picture may take to end when Easel is told to stop. */
const DRAIN_MS = 20_000;

/** How long the start waits for services to say which models they have. */
const LOOK_MS = 3000;

/** A bot that works. */
export interface Easel {
  /** Prompts that show the default model at its best. */
  readonly examples: readonly string[];
  /** Leaves word for the next start that this one ends by a bug; at once, and never throws. */
  noteCrash(incident: string): void;
  /** Takes no new orders, lets what is running end, delivers it, and closes everything. */
  stop(): Promise<void>;
}

/**
 * Starts the bot: opens the data folder, finds the models, logs in to Discord and goes on with what
 * an earlier run left. `onFatal` is told when the connection ends for good later on; `stopping`
 * ends the wait for a Discord that cannot be reached.
 * Throws ConfigError for what the operator has to change, and an Error when it was stopped.
 */
export async function startEasel(
  config: Config,
  log: Logger,
  onFatal: (error: ConfigError) => void,
  stopping?: AbortSignal,
): Promise<Easel> {
  await using opened = new AsyncDisposableStack();
  const storage = await openStorage(config.dataDir, {
    log,
    databaseUrl: config.databaseUrl?.reveal(),
    bucket: config.pictures,
    isShared: config.redisUrl !== undefined,
  });
  opened.defer(() => storage.close());
  const own = await openOwnModels(config, log);
  opened.defer(() => own.close());
  const together = await join(config, { own, storage, log, stopping });
  if (together !== undefined) opened.defer(() => together.close());
  const models = together?.models ?? own;
  const version = await readVersion();
  const signer = await signerFor(config.signing, { log, version });
  const images = openImages({ log, signer });
  opened.defer(() => images.close());
  const door = openDiscord({
    config,
    storage,
    images,
    log,
    now: Date.now,
    modelName: (id) => models.find(id)?.name,
    onFatal,
    stopping,
    waitForIdentify: together && ((bucket, signal) => together.waitForIdentify(bucket, signal)),
    share: together && ((audience) => together.share(audience)),
  });
  opened.defer(() => door.stop());
  const operation = await openOperation(config);
  const { serverRules } = storage;
  const { moderation, ...moderating } = await openModeration(config, storage, log);
  opened.defer(() => moderating.close());
  const policy = createPolicy({
    rules: houseRules(operatorRules(config), { serverRules, now: Date.now }),
    seesChannel: door.seesChannel,
    moderation,
  });
  const studio = createStudio({
    models,
    storage,
    images,
    checker: openChecker(models, images, config),
    audience: door.audience,
    log,
    policy,
    findRequester: door.findRequester,
    defaultModel: config.defaultModel,
    fallback: config.fallback,
    creditsWarning: config.creditsWarning,
    operators: config.operators,
    version,
    wildcards: openWildcards(config.wildcardsDir),
    observer: operation?.observer,
    shared: together?.work,
  });
  const serving = await operation?.serve({
    jobs: storage.jobs,
    outbox: storage.outbox,
    shards: () => door.shards(),
    now: Date.now,
    lacks: () => [
      ...(isConnected(door.shards()) ? [] : ["discord"]),
      ...(together?.isThere() === false ? ["redis"] : []),
    ],
  });
  if (serving !== undefined) opened.defer(() => serving.close());
  opened.defer(() => studio.stop(DRAIN_MS));
  const { myData, eraser } = await openMyData({
    storage,
    studio,
    folder: dataPaths(config.dataDir).exports,
    removeMessages: (job) => door.removeMessages(job),
    tell: (erasure) => door.tellErased(erasure),
    log,
  });
  opened.defer(() => eraser.stop());
  const services: Services = {
    studio,
    policy,
    refreshModels: () => models.refresh(),
    preferences: storage.preferences,
    presets: storage.presets,
    history: storage.history,
    takeAway: door.takeAway,
    favourites: storage.favourites,
    showcaseOf: async (guildId: string) => (await storage.serverRules.get(guildId)).rules.showcase,
    showcase: (job) => door.showcase(services, job),
    serverRules,
    wordFilter: moderating.filter,
    varyTargets: storage.varyTargets,
    myData,
    statistics: storage.statistics,
    sendDirectly: door.sendDirectly,
    log,
    download: (url, person) => models.download.toFile(url, { person }),
    readParameters: images.readParameters,
    describer: openDescriber(config, images),
    shrinkFiles: images.shrinkFiles,
    credits: () => storage.jobs.credits(),
    creditsWarning: config.creditsWarning,
    messageContentIntent: config.messageContentIntent,
    readMessage: door.readMessage,
    post: door.post,
    removeMessage: door.removeMessage,
    moderators: createModerators({ storage, operators: config.operators }),
  };
  await door.start({ services, commands, components });
  opened.defer(
    models.onChange(() => {
      door.declareAgain().catch((error: unknown) => {
        log.warn({ error }, "the commands could not be registered again");
      });
    }),
  );
  await studio.start();
  eraser.start();
  opened.defer(keepTidy(storage, config.retention, log));
  const everything = opened.move();
  return {
    examples: models.all()[0]?.capabilities.examples ?? [],
    noteCrash: (incident) => storage.noteCrash(incident),
    async stop() {
      operation?.drain();
      await everything.disposeAsync();
    },
  };
}

/** The models of this process; a gateway has none of its own. */
async function openOwnModels(config: Config, log: Logger): Promise<Models> {
  if (config.role !== "gateway") return openModels(config, log, { patienceMs: LOOK_MS });
  return openModels({ ...config, defaultModel: "auto" }, log, { providers: [] });
}

function isConnected(shards: readonly ShardState[]): boolean {
  return shards.length > 0 && shards.every(({ connected }) => connected);
}
