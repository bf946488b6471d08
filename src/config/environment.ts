import { z } from "zod";
import { say } from "../words/index.ts";
import { allowedAddresses } from "./allowed-address.ts";
import {
  address,
  amount,
  bucket,
  databaseUrl,
  key,
  list,
  onOff,
  oneOf,
  setting,
  share,
  snowflake,
  snowflakes,
  spaced,
  text,
  wholeNumber,
} from "./fields.ts";
import { pictureChecks } from "../domain/moderation.ts";
import { folderOr } from "./folder.ts";
import { houseSettings } from "./house-settings.ts";
import { network } from "./proxies.ts";
import { signing } from "./signing.ts";
import { several } from "./several.ts";

/** Settings that belong together, as `.env.example` and docs/settings.md show them. */
export interface SettingsSection {
  readonly title: string;
  readonly settings: z.ZodObject;
}

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
  DATABASE_URL: databaseUrl
    .optional()
    .describe(
      "A PostgreSQL database (13 or newer), as postgres://NAME:PASSWORD@HOST:5432/DATABASE, in place of the one in the data folder; docs/scale.md says when.",
    ),
  EASEL_PICTURES_URL: bucket
    .optional()
    .describe(
      "Pictures in a service that speaks S3 in place of the data folder, as s3://BUCKET/PREFIX. Who asks is known by AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or by the machine's role.",
    ),
  AWS_ENDPOINT_URL_S3: address
    .optional()
    .describe("The address of that service, where it is not Amazon's."),
  AWS_REGION: text.optional().describe("The region of the bucket; us-east-1 unless said."),
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

const moderation = z.object({
  EASEL_BLOCKED_WORDS: list
    .default([])
    .describe(
      "Words and phrases that nobody may ask for on any server, with commas; seen through disguises.",
    ),
  EASEL_BLOCKED_PATTERNS: spaced
    .default([])
    .describe(
      "Regular expressions in RE2's syntax that no text may match, with spaces between them (a space in one is \\s).",
    ),
  EASEL_BLOCKED_FILE: text
    .optional()
    .describe("A file with more of them, one a line: words, or /patterns/; # begins a remark."),
  EASEL_PICTURE_CHECK: oneOf(pictureChecks, "off").describe(
    "What becomes of pictures that look pornographic, on every server and in direct messages: off, spoiler or refuse. Servers can be stricter, not laxer.",
  ),
  EASEL_PICTURE_CHECK_THRESHOLD: share(0.6).describe(
    "From which score of the picture check on a picture counts as unsafe: 0 to 1, lower is stricter.",
  ),
  EASEL_MODERATE_AGE_RESTRICTED: onOff(true).describe(
    '"off": the rules above do not hold in channels that Discord marks as age-restricted.',
  ),
  EASEL_MODERATION_BASE_URL: address
    .optional()
    .describe(
      "The address of a moderation endpoint, up to where /moderations comes: it gives a second opinion on every prompt. Empty: nobody is asked.",
    ),
  EASEL_MODERATION_API_KEY: key.optional().describe("Its key, where it wants one."),
  EASEL_MODERATION_MODEL: text
    .default("omni-moderation-latest")
    .describe("The model that is asked there."),
});

const chat = z.object({
  EASEL_CHAT_BASE_URL: address
    .optional()
    .describe(
      "The address of a chat service that sees pictures (Ollama's and llama.cpp's too), up to where /chat/completions comes: /describe sends pictures there. Empty: nothing is sent.",
    ),
  EASEL_CHAT_API_KEY: key.optional().describe("Its key, where it wants one."),
  EASEL_CHAT_MODEL: text.optional().describe("The model that is asked there."),
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
});

/** The sections of Easel's own settings; those of the providers come between the two lists. */
export const sections = {
  before: [{ title: "Discord", settings: discord }],
  after: [
    { title: "Models", settings: models },
    { title: "Data", settings: data },
    { title: "Limits", settings: limits },
    { title: "Ceilings and defaults for all servers", settings: houseSettings },
    { title: "Moderation", settings: moderation },
    { title: "Signed files (C2PA)", settings: signing },
    { title: "Network", settings: network },
    { title: "Several processes and operation", settings: several },
    { title: "Pictures in words", settings: chat },
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
  ...moderation.shape,
  ...signing.shape,
  ...network.shape,
  ...several.shape,
  ...chat.shape,
  ...rest.shape,
});

/** Easel's own settings, checked, by their public names. */
export type Environment = z.infer<typeof environmentSchema>;
