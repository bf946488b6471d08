import type { z } from "zod";
import { ConfigError } from "../domain/errors.ts";
import { type Message, quoted, say } from "../words/index.ts";
import type { Config, ProviderSettings } from "./config.ts";
import { type Environment, environmentSchema } from "./environment.ts";
import { objectionOf } from "./fields.ts";
import { misfits } from "./fit-together.ts";
import { withProxyNames } from "./proxies.ts";
import { signingOf } from "./signing.ts";

const GIBIBYTE = 1024 ** 3;

/** A provider's settings by their names in the environment, and the id under which they are found. */
export interface SettingsOwner {
  readonly id: string;
  readonly settings: z.ZodObject;
}

/** The variables that were given. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Checks all settings. An empty value counts as absent; names that nobody knows are left alone.
 * Throws ConfigError that lists every problem at once, each with what is allowed.
 */
export function readSettings(
  variables: Variables,
  owners: readonly SettingsOwner[],
  remarks: readonly Message[] = [],
): Config {
  const given = Object.fromEntries(
    Object.entries(withProxyNames(variables)).flatMap(([name, value]) => {
      const trimmed = value?.trim();
      return trimmed ? [[name, trimmed]] : [];
    }),
  );
  const problems: Message[] = [];
  const own = checked(environmentSchema, given, problems);
  if (own !== undefined) problems.push(...misfits(own));
  const providers: Record<string, ProviderSettings> = {};
  for (const { id, settings } of owners) {
    const read = checked(settings, given, problems);
    if (read) providers[id] = Object.freeze(read);
  }
  if (own === undefined || problems.length > 0) {
    throw new ConfigError(say("settings.wrong", { problems }));
  }
  return Object.freeze({ ...configOf(own), providers: Object.freeze(providers), remarks });
}

function checked<Settings extends z.ZodObject>(
  schema: Settings,
  given: Variables,
  problems: Message[],
): z.output<Settings> | undefined {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const name = String(issue.path[0]);
    problems.push(objectionOf(issue)?.(name) ?? quoted(`${name}: ${issue.message}`));
  }
  return undefined;
}

function configOf(settings: Environment): Omit<Config, "providers" | "remarks"> {
  return {
    discord: {
      token: settings.DISCORD_TOKEN,
      apiUrl: settings.DISCORD_API_URL,
      cdnUrl: settings.DISCORD_CDN_URL,
      guildId: settings.DISCORD_GUILD_ID,
    },
    defaultModel: settings.EASEL_DEFAULT_MODEL,
    fallback: { on: settings.EASEL_FALLBACK, order: settings.EASEL_FALLBACK_ORDER },
    modelsDir: settings.EASEL_MODELS_DIR,
    wildcardsDir: settings.EASEL_WILDCARDS_DIR,
    hub: { endpoint: settings.HF_ENDPOINT, token: settings.HF_TOKEN },
    dataDir: settings.EASEL_DATA_DIR,
    databaseUrl: settings.DATABASE_URL,
    pictures: settings.EASEL_PICTURES_URL && {
      ...settings.EASEL_PICTURES_URL,
      endpoint: settings.AWS_ENDPOINT_URL_S3,
      region: settings.AWS_REGION,
      proxies: proxiesOf(settings),
    },
    port: settings.EASEL_PORT,
    allowAddresses: settings.EASEL_ALLOW_ADDRESSES,
    proxies: {
      http: settings.HTTP_PROXY,
      https: settings.HTTPS_PROXY,
      except: settings.NO_PROXY,
    },
    limits: {
      jobsPerUser: settings.EASEL_JOBS_PER_USER,
      picturesPerDay: settings.EASEL_PICTURES_PER_DAY,
      queueLimit: settings.EASEL_QUEUE_LIMIT,
      dailyBudget: settings.EASEL_DAILY_BUDGET,
      personBudget: settings.EASEL_PERSON_BUDGET,
      totalBudget: settings.EASEL_TOTAL_BUDGET,
      monthlyBudget: settings.EASEL_MONTHLY_BUDGET,
      personMonthlyBudget: settings.EASEL_PERSON_MONTHLY_BUDGET,
      totalMonthlyBudget: settings.EASEL_TOTAL_MONTHLY_BUDGET,
    },
    allowedModels: settings.EASEL_ALLOWED_MODELS,
    largestSize: settings.EASEL_LARGEST_SIZE,
    mostPictures: settings.EASEL_MOST_PICTURES,
    confirmAbove: settings.EASEL_CONFIRM_ABOVE,
    defaults: {
      size: settings.EASEL_DEFAULT_SIZE,
      style: settings.EASEL_DEFAULT_STYLE,
      count: settings.EASEL_DEFAULT_COUNT,
      steps: settings.EASEL_DEFAULT_STEPS,
    },
    retention: {
      days: settings.EASEL_RETENTION_DAYS,
      totalBytes: settings.EASEL_RETENTION_GIGABYTES * GIBIBYTE,
      months: settings.EASEL_KEEP_MONTHS,
    },
    role: settings.EASEL_ROLE,
    shards: settings.EASEL_SHARDS,
    redisUrl: settings.REDIS_URL,
    operation: { host: settings.EASEL_METRICS_HOST, port: settings.EASEL_METRICS_PORT },
    moderation: {
      words: settings.EASEL_BLOCKED_WORDS,
      patterns: settings.EASEL_BLOCKED_PATTERNS,
      file: settings.EASEL_BLOCKED_FILE,
      pictureCheck: settings.EASEL_PICTURE_CHECK,
      threshold: settings.EASEL_PICTURE_CHECK_THRESHOLD,
      alsoInAgeRestricted: settings.EASEL_MODERATE_AGE_RESTRICTED,
      service: {
        baseUrl: settings.EASEL_MODERATION_BASE_URL,
        apiKey: settings.EASEL_MODERATION_API_KEY,
        model: settings.EASEL_MODERATION_MODEL,
      },
    },
    signing: signingOf(settings),
    chat: chatOf(settings),
    operators: settings.EASEL_OPERATORS,
    creditsWarning: settings.EASEL_CREDITS_WARNING,
    messageContentIntent: settings.DISCORD_MESSAGE_CONTENT,
    logLevel: settings.LOG_LEVEL,
  };
}

/** Both names are there, or none: see misfits. */
function chatOf(settings: Environment): Config["chat"] {
  const { EASEL_CHAT_BASE_URL: baseUrl, EASEL_CHAT_MODEL: model } = settings;
  if (baseUrl === undefined || model === undefined) return undefined;
  return { baseUrl, apiKey: settings.EASEL_CHAT_API_KEY, model };
}

/** The way out of this network as Node's own agents take it. */
function proxiesOf({ HTTP_PROXY, HTTPS_PROXY, NO_PROXY }: Environment): Record<string, string> {
  return {
    ...(HTTP_PROXY === undefined ? {} : { HTTP_PROXY: HTTP_PROXY.href }),
    ...(HTTPS_PROXY === undefined ? {} : { HTTPS_PROXY: HTTPS_PROXY.href }),
    ...(NO_PROXY === undefined ? {} : { NO_PROXY }),
  };
}
