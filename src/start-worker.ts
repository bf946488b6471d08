// The composition root of a process that draws and calls, and has no connection to Discord.
import type { Config } from "./config/config.ts";
import { openWebhooks } from "./discord/open-webhooks.ts";
import { openImages, signerFor } from "./images/index.ts";
import { join } from "./join.ts";
import type { Logger } from "./lib/logger.ts";
import type { Easel } from "./main.ts";
import { openChecker } from "./open-checker.ts";
import { openModeration } from "./open-moderation.ts";
import { openModels } from "./open-models.ts";
import { openOperation } from "./operation.ts";
import { createStudio } from "./pipeline/create-studio.ts";
import { houseRules } from "./pipeline/policy/house-rules.ts";
import { createPolicy } from "./pipeline/policy/policy.ts";
import { operatorRules } from "./pipeline/policy/rules.ts";
import { openStorage } from "./storage/open-storage.ts";
import { keepTidy } from "./storage/keep-tidy.ts";
import { readVersion } from "./version.ts";

/** How long a running picture may take to end when the worker is told to stop. */
const DRAIN_MS = 20_000;
/** How long the start waits for services to say which models they have. */
const LOOK_MS = 3000;

/** Starts a worker. Throws ConfigError for what the operator has to change. */
export async function startWorker(
  config: Config,
  log: Logger,
  stopping?: AbortSignal,
): Promise<Easel> {
  await using opened = new AsyncDisposableStack();
  const storage = await openStorage(config.dataDir, {
    log,
    databaseUrl: config.databaseUrl?.reveal(),
    bucket: config.pictures,
    isShared: true,
  });
  opened.defer(() => storage.close());
  const own = await openModels(config, log, { patienceMs: LOOK_MS });
  opened.defer(() => own.close());
  const together = await join(config, { own, storage, log, stopping });
  if (together === undefined) throw new Error("A worker has no REDIS_URL.");
  opened.defer(() => together.close());
  const version = await readVersion();
  const signer = await signerFor(config.signing, { log, version });
  const images = openImages({ log, signer });
  opened.defer(() => images.close());
  const { models } = together;
  const modelName = (id: string) => models.find(id)?.name;
  const webhooks = openWebhooks({ config, storage, images, log, now: Date.now, modelName });
  const operation = await openOperation(config);
  const { serverRules } = storage;
  const { moderation, ...moderating } = await openModeration(config, storage, log);
  opened.defer(() => moderating.close());
  const studio = createStudio({
    models,
    storage,
    images,
    checker: openChecker(models, images, config),
    audience: together.share(webhooks),
    log,
    policy: createPolicy({
      rules: houseRules(operatorRules(config), { serverRules, now: Date.now }),
      seesChannel: async () => false,
      moderation,
    }),
    defaultModel: config.defaultModel,
    fallback: config.fallback,
    creditsWarning: config.creditsWarning,
    operators: config.operators,
    version,
    observer: operation?.observer,
    shared: together.work,
  });
  const serving = await operation?.serve({
    jobs: storage.jobs,
    outbox: storage.outbox,
    shards: () => [],
    now: Date.now,
    lacks: () => (together.isThere() ? [] : ["redis"]),
  });
  if (serving !== undefined) opened.defer(() => serving.close());
  opened.defer(() => studio.stop(DRAIN_MS));
  await studio.start();
  opened.defer(keepTidy(storage, config.retention, log));
  log.info({ models: own.all().length }, "This worker takes jobs");
  const everything = opened.move();
  return {
    examples: [],
    noteCrash: (incident) => storage.noteCrash(incident),
    async stop() {
      operation?.drain();
      await everything.disposeAsync();
    },
  };
}
