import { z } from "zod";
import { MAX_PICTURES } from "../limits.ts";
import { sizeSchema } from "../options/kinds/size.ts";
import { generationRequestSchema } from "../request.ts";

/** A channel, role or person of Discord, by its id. */
const snowflake = z.string().regex(/^\d{1,20}$/);

/** How many entries a list of blocked words or patterns may have. */
export const MAX_BLOCKED = 10_000;

/** Characters of what a server adds to every prompt. */
export const MAX_ADDED_CHARACTERS = 500;

/** The highest and, negated, the lowest priority that a role may have. */
export const MAX_PRIORITY = 10;

/** What an order uses where it says nothing of its own; `count` is checked against the limits later. */
const orderDefaultsSchema = generationRequestSchema
  .pick({ model: true, size: true, style: true, count: true, steps: true })
  .partial();
export type OrderDefaults = Readonly<z.infer<typeof orderDefaultsSchema>>;

/**
 * How much the members with one role may do. What a role does not say is left to their other roles,
 * and what none says to whoever runs the bot. `models` empty: all of them.
 */
const allowanceSchema = z.object({
  picturesPerDay: z.int().min(0).max(1_000_000).optional(),
  waitingJobs: z.int().min(0).max(10_000).optional(),
  /** Higher comes earlier; 0 where nobody says. */
  priority: z.int().min(-MAX_PRIORITY).max(MAX_PRIORITY).optional(),
  largestSize: sizeSchema.optional(),
  /** Pictures of one order. */
  mostPictures: z.int().min(1).max(MAX_PICTURES).optional(),
  models: z.array(z.string().max(200)).max(200).optional(),
});
export type Allowance = Readonly<z.infer<typeof allowanceSchema>>;

const whereSchema = z.object({
  /** `only` and `not` speak of `channels`; threads follow the channel that they belong to. */
  mode: z.enum(["all", "only", "not"]).default("all"),
  channels: z.array(snowflake).max(500).default([]),
  /** In the other channels: nothing at all, or results that only the asker sees. */
  elsewhere: z.enum(["nothing", "private"]).default("nothing"),
});

const whoSchema = z.object({
  /** Empty: everybody. */
  roles: z.array(snowflake).max(250).default([]),
  /** Days since somebody joined the server. */
  memberDays: z.int().min(0).max(3650).default(0),
  /** Who may make something new of other people's pictures; nobody is refused their own. */
  vary: z.enum(["everybody", "roles", "nobody"]).default("everybody"),
  varyRoles: z.array(snowflake).max(250).default([]),
});

const wordsSchema = z.object({
  prompt: z.string().max(MAX_ADDED_CHARACTERS).default(""),
  negative: z.string().max(MAX_ADDED_CHARACTERS).default(""),
});

const moderationSchema = z.object({
  blockedWords: z.array(z.string().max(200)).max(MAX_BLOCKED).default([]),
  /** In RE2's syntax; only those that compile are stored. */
  blockedPatterns: z.array(z.string().max(500)).max(MAX_BLOCKED).default([]),
  pictureCheck: z.enum(["off", "spoiler", "refuse"]).default("off"),
  /** Whether words, patterns and the picture check hold in age-restricted channels too. */
  alsoInAgeRestricted: z.boolean().default(true),
});

/** In the unit of the models' prices. */
const money = z.number().min(0).max(1_000_000_000).optional();

const budgetSchema = z.object({
  /** Of the server, since midnight UTC and since the first of the month. */
  day: money,
  month: money,
  /** Of each person in this server. */
  personDay: money,
  personMonth: money,
  /** An order that is dearer is asked about first. */
  confirmAbove: money,
});

/**
 * The house rules of one server. Everything has a meaning when it is absent: everywhere, everybody,
 * as whoever runs the bot has it.
 */
export const serverRulesSchema = z.object({
  where: whereSchema.prefault({}),
  who: whoSchema.prefault({}),
  /** How much, by role; everybody has the role that has the server's own id. */
  roles: z.record(snowflake, allowanceSchema).default({}),
  defaults: orderDefaultsSchema.default({}),
  channelDefaults: z.record(snowflake, orderDefaultsSchema).default({}),
  words: wordsSchema.prefault({}),
  moderation: moderationSchema.prefault({}),
  budget: budgetSchema.default({}),
  /** Channels: for starred pictures, for changes of these rules, for reports and moderation. */
  showcase: snowflake.optional(),
  audit: snowflake.optional(),
  log: snowflake.optional(),
  /** The language of public words; undefined: the server's own. */
  language: z.string().max(20).optional(),
});
export type ServerRules = Readonly<z.infer<typeof serverRulesSchema>>;

/** The rules of a server that has made none. */
export const noRules: ServerRules = serverRulesSchema.parse({});

/** The channel for reports and moderation: that of the log, otherwise that of the audit. */
export function logChannel({ log, audit }: Pick<ServerRules, "log" | "audit">): string | undefined {
  return log ?? audit;
}
