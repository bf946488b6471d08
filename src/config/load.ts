import { existsSync } from "node:fs";
import path from "node:path";
import { loadEnvFile } from "node:process";
import { ConfigError } from "../domain/errors.ts";
import type { Config, RemoteConfig, Secret } from "./config.ts";
import { environmentSchema } from "./environment.ts";

const MEBIBYTE = 1024 ** 2;
const GIBIBYTE = 1024 ** 3;

/**
 * Reads the settings from `.env` in the working folder (if it is there) and from the environment,
 * which wins. Throws ConfigError that lists every problem at once, each with what is allowed.
 */
export function loadConfig(): Config {
  if (existsSync(".env")) loadEnvFile(".env");
  return parseConfig(process.env);
}

/** The same from given variables. An empty value counts as absent; names that Easel does not know are left alone. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.entries(variables).flatMap(([name, value]) => {
    const trimmed = value?.trim();
    return trimmed ? [[name, trimmed]] : [];
  });
  const result = environmentSchema.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const lines = result.error.issues.map(
      (issue) => `  ${String(issue.path[0])} ${issue.message}.`,
    );
    throw new ConfigError(
      `These settings need a change (in .env or the environment):\n${lines.join("\n")}`,
    );
  }
  const settings = result.data;
  const segmind = remote(
    settings.SEGMIND_API_KEY,
    settings.SEGMIND_BASE_URL,
    settings.SEGMIND_REQUESTS_PER_MINUTE,
    settings.SEGMIND_TIMEOUT_MS,
    settings.SEGMIND_PRICE,
  );
  const imagePipeline = remote(
    settings.IMAGEPIPELINE_API_KEY,
    settings.IMAGEPIPELINE_BASE_URL,
    settings.IMAGEPIPELINE_REQUESTS_PER_MINUTE,
    settings.IMAGEPIPELINE_TIMEOUT_MS,
    settings.IMAGEPIPELINE_PRICE,
  );
  return Object.freeze({
    discord: {
      token: settings.DISCORD_TOKEN,
      apiUrl: settings.DISCORD_API_URL,
      cdnUrl: settings.DISCORD_CDN_URL,
      guildId: settings.DISCORD_GUILD_ID,
    },
    segmind,
    imagePipeline: imagePipeline && { ...imagePipeline, modelId: settings.IMAGEPIPELINE_MODEL_ID },
    defaultModel: settings.EASEL_DEFAULT_MODEL,
    fallback: { on: settings.EASEL_FALLBACK, order: settings.EASEL_FALLBACK_ORDER },
    device: settings.EASEL_DEVICE,
    modelMemory: settings.EASEL_MODEL_MEMORY && settings.EASEL_MODEL_MEMORY * MEBIBYTE,
    lowMemory: settings.EASEL_LOW_MEMORY,
    tinyDecoder: settings.EASEL_TINY_DECODER,
    modelsDir: path.resolve(settings.EASEL_MODELS_DIR),
    hub: { endpoint: settings.HF_ENDPOINT, token: settings.HF_TOKEN },
    dataDir: path.resolve(settings.EASEL_DATA_DIR),
    port: settings.EASEL_PORT,
    allowAddresses: settings.EASEL_ALLOW_ADDRESSES,
    limits: {
      jobsPerUser: settings.EASEL_JOBS_PER_USER,
      picturesPerDay: settings.EASEL_PICTURES_PER_DAY,
      queueLimit: settings.EASEL_QUEUE_LIMIT,
      dailyBudget: settings.EASEL_DAILY_BUDGET,
    },
    retention: {
      days: settings.EASEL_RETENTION_DAYS,
      totalBytes: settings.EASEL_RETENTION_GIGABYTES * GIBIBYTE,
    },
    operators: settings.EASEL_OPERATORS,
    creditsWarning: settings.EASEL_CREDITS_WARNING,
    messageContentIntent: settings.DISCORD_MESSAGE_CONTENT,
    logLevel: settings.LOG_LEVEL,
  });
}

function remote(
  apiKey: Secret | undefined,
  baseUrl: URL,
  requestsPerMinute: number,
  timeoutMs: number,
  price: number | undefined,
): RemoteConfig | undefined {
  return apiKey && { apiKey, baseUrl, requestsPerMinute, timeoutMs, price };
}
