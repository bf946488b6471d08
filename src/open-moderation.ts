import type { Config } from "./config/config.ts";
import { sendRequest } from "./http/send-request.ts";
import type { Logger } from "./lib/logger.ts";
import { operatorModeration } from "./moderation/operator-rules.ts";
import { createSecondOpinion } from "./moderation/service/ask-service.ts";
import { openWordFilter, type WordFilter } from "./moderation/words/word-filter.ts";
import { createModeration, type Moderation } from "./pipeline/policy/moderation.ts";
import type { Storage } from "./storage/storage.ts";

/** Moderation as the settings and the servers want it. */
export interface OpenModeration {
  readonly moderation: Moderation;
  readonly filter: WordFilter;
  close(): Promise<void>;
}

/** Opens moderation. Throws ConfigError for blocked patterns that do not work. */
export async function openModeration(
  { moderation: settings }: Pick<Config, "moderation">,
  { serverRules, moderation: store }: Pick<Storage, "serverRules" | "moderation">,
  log: Logger,
): Promise<OpenModeration> {
  const filter = openWordFilter();
  const { baseUrl, ...service } = settings.service;
  const moderation = createModeration({
    filter,
    operator: await operatorModeration(settings),
    rulesOf: async (guildId) => (await serverRules.get(guildId)).rules.moderation,
    store,
    secondOpinion:
      baseUrl && createSecondOpinion({ ...service, baseUrl }, { send: sendRequest, log }),
    log,
  });
  return { moderation, filter, close: () => filter.close() };
}
