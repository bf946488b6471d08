import { REST } from "discord.js";
import type { Config } from "../config/config.ts";
import type { Logger } from "../lib/logger.ts";
import type { Audience } from "../pipeline/audience.ts";
import type { Storage } from "../storage/storage.ts";
import { DEFAULT_FILE_LIMIT } from "./connection/channel-limit.ts";
import { restOptions } from "./connection/client.ts";
import { createDiscordAudience } from "./discord-audience.ts";
import type { FileTools } from "./views/fit-pictures.ts";

/**
 * The audience of a process that has no connection to Discord and no token: it answers interactions
 * by their own webhooks while these live, and leaves everything else to a process that can.
 */
export function openWebhooks(options: {
  readonly config: Pick<Config, "discord">;
  readonly storage: Pick<Storage, "jobs" | "pictures">;
  readonly images: FileTools;
  readonly log: Logger;
  readonly now: () => number;
  readonly modelName: (id: string) => string | undefined;
}): Audience {
  const { config, storage, images, log, now, modelName } = options;
  const rest = restOptions(config.discord);
  const audience = createDiscordAudience({
    requests: new REST(rest),
    requestsOnce: new REST({ ...rest, retries: 0 }),
    jobs: storage.jobs,
    languages: { of: async () => undefined },
    images,
    loadPicture: (hash) => storage.pictures.get(hash),
    modelName,
    channelLimit: () => DEFAULT_FILE_LIMIT,
    channelLocale: async () => undefined,
    onlyAnswers: true,
    log,
    now,
  });
  // What needs the token is never asked of this process: it works off no other entries of the outbox.
  return {
    waiting: (job, place) => audience.waiting(job, place),
    running: (job, progress) => audience.running(job, progress),
    deliver: (job, pictures) => audience.deliver(job, pictures),
    ended: (job) => audience.ended(job),
  };
}
