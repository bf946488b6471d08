import { z } from "zod";
import { say } from "../words/index.ts";
import { allowedAddresses } from "./allowed-address.ts";
import {
  address,
  amount,
  key,
  list,
  onOff,
  oneOf,
  setting,
  snowflake,
  snowflakes,
  text,
  wholeNumber,
} from "./fields.ts";
import { folderOr } from "./folder.ts";
import { houseSettings } from "./house-settings.ts";
import { network } from "./proxies.ts";

/** Settings that belong together, as `.env.example` and docs/settings.md show them. */
export interface SettingsSection {
  readonly title: string;
  readonly settings: z.ZodObject;
}

const later = setting(
  () => undefined,
  (name) => say("settings.later", { name }),
).optional();

const discord = z.object({
  DISCORD_TOKEN: key
    .optional()
    .describe("The bot's token: Discord Developer Portal → your application → Bot → Reset Token."),
  DISCORD_GUILD_ID: snowflake
    .optional()
    .describe(
      "Register the commands in one server only, where they appear at once (right click the server → Copy Server ID; needs User Settings → Advanced → Developer Mode). Empty: everywhere.",
    ),
  DISCORD_MESSAGE_CONTENT: onOff(false).describe(
    '"on" when you have switched on the Message Content Intent (Developer Portal → Bot → Privileged Gateway Intents): replies to other people\'s pictures then work too. Everything else works without.',
  ),
  DISCORD_API_URL: setting(
    (given) => {
      const url = address.safeParse(given).data;
      return url?.pathname.endsWith("/api") ? url : undefined;
    },
    (name) => say("settings.discord-api", { name }),
  )
    .optional()
    .describe("Another server that speaks Discord's API, for tests and proxies; ends in /api."),
  DISCORD_CDN_URL: address.optional().describe("The files of that other server."),
});

const models = z.object({
  EASEL_DEFAULT_MODEL: text
    .default("auto")
    .describe(
      'The model that is used when nobody names one: auto, or an id such as local/easel-v1. "auto" takes the first service that is set up and draws from words, and otherwise this machine.',
    ),
  EASEL_FALLBACK: onOff(true).describe(
    '"on": when a service fails without having charged, another model makes the picture and says so.',
  ),
  EASEL_FALLBACK_ORDER: list
    .default([])
    .describe(
      "In which order others are tried: model ids with commas. Empty: the order of `npm run doctor`.",
    ),
  EASEL_MODELS_DIR: folderOr("./models").describe(
    "Folders with Stable Diffusion models in the diffusers layout (ONNX).",
  ),
  EASEL_WILDCARDS_DIR: folderOr("./wildcards").describe(
    "Files (*.txt, one choice a line) that __name__ in a prompt takes a line of.",
  ),
  HF_ENDPOINT: address
    .default(new URL("https://huggingface.co"))
    .describe(
      "Where `npm run models -- pull` fetches from: Hugging Face, or a mirror with the same interface.",
    ),
  HF_TOKEN: key
    .optional()
    .describe(
      "Only for models whose licence is accepted on their page, and private ones: a token with read access (Hugging Face → Settings → Access Tokens).",
    ),
});

const data = z.object({
  EASEL_DATA_DIR: folderOr("./data").describe(
    "The database and the pictures. One Easel at a time uses a data folder.",
  ),
  EASEL_RETENTION_DAYS: wholeNumber(90, 1, 36_500).describe(
    "Pictures older than so many days are removed.",
  ),
  EASEL_RETENTION_GIGABYTES: wholeNumber(20, 1, 1_000_000).describe(
    "Beyond this size the oldest pictures are removed.",
  ),
  EASEL_KEEP_MONTHS: wholeNumber(24, 0, 1200).describe(
    "What is known of jobs that ended longer ago is removed, and their buttons no longer work. 0 keeps everything for ever.",
  ),
});

const limits = z.object({
  EASEL_JOBS_PER_USER: wholeNumber(12, 1, 10_000).describe(
    "Jobs that one person may have waiting or running.",
  ),
  EASEL_PICTURES_PER_DAY: wholeNumber(200, 1, 1_000_000).describe(
    "Pictures that one person may ask for in a day (UTC).",
  ),
  EASEL_QUEUE_LIMIT: wholeNumber(500, 1, 1_000_000).describe("Jobs that may wait in all."),
  EASEL_DAILY_BUDGET: amount.describe(
    "What the pictures of one server may cost a day, in the unit of the prices above. Empty: no limit.",
  ),
  EASEL_PERSON_BUDGET: amount.describe(
    "What the pictures of one person may cost a day, wherever they ask. Empty: no limit.",
  ),
  EASEL_TOTAL_BUDGET: amount.describe(
    "What all pictures together may cost a day. Empty: no limit.",
  ),
  EASEL_CREDITS_WARNING: amount.describe(
    "Warn the operators when a service reports fewer credits than this.",
  ),
  EASEL_OPERATORS: snowflakes
    .default([])
    .describe(
      "Ids of the people who may use /status, with commas (right click a name → Copy User ID).",
    ),
});

const rest = z.object({
  EASEL_PORT: wholeNumber(4100, 0, 65_535).describe("The playground's port on 127.0.0.1."),
  EASEL_ALLOW_ADDRESSES: allowedAddresses
    .default([])
    .describe(
      "Private addresses that picture downloads may reach, as host:port or ranges with commas, by plain http too.",
    ),
  LOG_LEVEL: oneOf(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "info").describe(
    "fatal, error, warn, info, debug, trace or silent.",
  ),
  DATABASE_URL: later.describe("For a later version that outgrows one machine; leave it empty."),
  REDIS_URL: later.describe("For a later version that outgrows one machine; leave it empty."),
});

/** The sections of Easel's own settings; those of the providers come between the two lists. */
export const sections = {
  before: [{ title: "Discord", settings: discord }],
  after: [
    { title: "Models", settings: models },
    { title: "Data", settings: data },
    { title: "Limits", settings: limits },
    { title: "Ceilings and defaults for all servers", settings: houseSettings },
    { title: "Network", settings: network },
    { title: "The rest", settings: rest },
  ],
} as const satisfies Record<string, readonly SettingsSection[]>;

/** Every setting of Easel's own by its public name. */
export const environmentSchema = z.object({
  ...discord.shape,
  ...models.shape,
  ...data.shape,
  ...limits.shape,
  ...houseSettings.shape,
  ...network.shape,
  ...rest.shape,
});

/** Easel's own settings, checked, by their public names. */
export type Environment = z.infer<typeof environmentSchema>;
