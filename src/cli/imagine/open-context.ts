import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Config } from "../../config/config.ts";
import { openImages, signerFor } from "../../images/index.ts";
import { createLogger } from "../../lib/create-logger.ts";
import { openModels } from "../../open-models.ts";
import { createStudio } from "../../pipeline/create-studio.ts";
import { createPolicy } from "../../pipeline/policy/policy.ts";
import { operatorRules } from "../../pipeline/policy/rules.ts";
import { openStorage } from "../../storage/open-storage.ts";
import { openWildcards } from "../../wildcards/open-wildcards.ts";
import { readVersion } from "../../version.ts";
import type { CliContext } from "../cli-context.ts";
import type { ImagineContext } from "./imagine-context.ts";
import type { TerminalAudience } from "./terminal-audience.ts";

/**
 * Opens a studio in a data folder of its own, so that it works beside a running bot, and takes it
 * away again when `use` is done. Throws ConfigError for settings that need a change.
 */
export async function withContext<T>(
  config: Config,
  { audience, ...cli }: CliContext & { readonly audience: TerminalAudience },
  use: (context: ImagineContext) => Promise<T>,
): Promise<T> {
  await using opened = new AsyncDisposableStack();
  const dataDir = await mkdtemp(path.join(tmpdir(), "easel-"));
  opened.defer(() => rm(dataDir, { recursive: true, force: true }));
  // What goes wrong is said in one line of its own; only bugs need the log.
  const log = await createLogger(config.logLevel === "info" ? "error" : config.logLevel);
  const storage = await openStorage(dataDir);
  opened.defer(() => storage.close());
  const models = await openModels(config, log);
  opened.defer(() => models.close());
  const version = await readVersion();
  const signer = await signerFor(config.signing, { log, version });
  const images = openImages({ log, signer });
  opened.defer(() => images.close());
  const studio = createStudio({
    models,
    storage,
    images,
    audience,
    log,
    policy: createPolicy({
      rules: operatorRules({
        limits: { ...config.limits, jobsPerUser: Infinity, picturesPerDay: Infinity },
      }),
      seesChannel: () => Promise.resolve(true),
    }),
    defaultModel: config.defaultModel,
    fallback: config.fallback,
    version,
    wildcards: openWildcards(config.wildcardsDir),
  });
  await studio.start();
  opened.defer(() => studio.stop(0));
  return await use({ ...cli, ...models, studio, audience });
}
