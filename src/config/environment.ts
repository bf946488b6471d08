import { z } from "zod";
import { allowedAddresses } from "./allowed-address.ts";
import { devices } from "./config.ts";
import { address, amount, key, list, megabytes, onOff, snowflake, wholeNumber } from "./fields.ts";

const later = "is for a later version: this one keeps everything on one machine, so leave it empty";

/** Every setting by its public name, with its default. docs/settings.md and .env.example follow it. */
export const environmentSchema = z.object({
  DISCORD_TOKEN: key.optional(),
  DISCORD_API_URL: address
    .refine((url) => url.pathname.endsWith("/api"), "must end in /api")
    .optional(),
  DISCORD_CDN_URL: address.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_MESSAGE_CONTENT: onOff(false),
  SEGMIND_API_KEY: key.optional(),
  SEGMIND_BASE_URL: address.default(new URL("https://api.segmind.com/v1")),
  SEGMIND_REQUESTS_PER_MINUTE: wholeNumber(5, 1, 100_000),
  SEGMIND_TIMEOUT_MS: wholeNumber(180_000, 1, 3_600_000),
  SEGMIND_PRICE: amount,
  IMAGEPIPELINE_API_KEY: key.optional(),
  IMAGEPIPELINE_BASE_URL: address.default(new URL("https://api.imagepipeline.io")),
  IMAGEPIPELINE_REQUESTS_PER_MINUTE: wholeNumber(20, 1, 100_000),
  IMAGEPIPELINE_TIMEOUT_MS: wholeNumber(600_000, 1, 3_600_000),
  IMAGEPIPELINE_PRICE: amount,
  IMAGEPIPELINE_MODEL_ID: z.string().max(200).default("sdxl"),
  EASEL_DEFAULT_MODEL: z.string().default("auto"),
  EASEL_FALLBACK: onOff(true),
  EASEL_FALLBACK_ORDER: list.default([]),
  EASEL_DEVICE: z.enum(devices, `must be one of ${devices.join(", ")}`).default("auto"),
  EASEL_MODEL_MEMORY: megabytes,
  EASEL_LOW_MEMORY: z.enum(["auto", "on", "off"], "must be auto, on or off").default("auto"),
  EASEL_TINY_DECODER: onOff(false),
  EASEL_MODELS_DIR: z.string().default("./models"),
  HF_ENDPOINT: address.default(new URL("https://huggingface.co")),
  HF_TOKEN: key.optional(),
  EASEL_DATA_DIR: z.string().default("./data"),
  EASEL_PORT: wholeNumber(4100, 0, 65_535),
  EASEL_ALLOW_ADDRESSES: allowedAddresses.default([]),
  EASEL_JOBS_PER_USER: wholeNumber(12, 1, 10_000),
  EASEL_PICTURES_PER_DAY: wholeNumber(200, 1, 1_000_000),
  EASEL_QUEUE_LIMIT: wholeNumber(500, 1, 1_000_000),
  EASEL_DAILY_BUDGET: amount,
  EASEL_CREDITS_WARNING: amount,
  EASEL_OPERATORS: list.pipe(z.array(snowflake)).default([]),
  EASEL_RETENTION_DAYS: wholeNumber(90, 1, 36_500),
  EASEL_RETENTION_GIGABYTES: wholeNumber(20, 1, 1_000_000),
  DATABASE_URL: z.undefined(later).optional(),
  REDIS_URL: z.undefined(later).optional(),
  LOG_LEVEL: z
    .enum(
      ["fatal", "error", "warn", "info", "debug", "trace", "silent"],
      "must be one of fatal, error, warn, info, debug, trace, silent",
    )
    .default("info"),
});
/** The settings, checked, by their public names. */
export type Environment = z.infer<typeof environmentSchema>;
