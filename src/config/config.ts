import type { Size } from "../domain/request.ts";
import type { OrderDefaults } from "../domain/rules/server-rules.ts";
import type { PictureCheck } from "../domain/moderation.ts";
import type { Message } from "../words/index.ts";
import type { Shards } from "./several.ts";

/** A value that must never be printed: it shows itself as `[secret]` wherever it is turned into text. */
export interface Secret {
  reveal(): string;
}

/** A range of addresses that downloads may reach although they are private. */
export interface AllowedAddress {
  readonly cidr?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

/** Where the own engine may draw: EASEL_DEVICE. */
export const devices = ["auto", "cpu", "webgpu", "cuda", "directml", "coreml"] as const;
export type Device = (typeof devices)[number];

/** How the account at a remote service is asked. */
export interface RemoteConfig {
  readonly apiKey: Secret;
  readonly baseUrl: URL;
  readonly requestsPerMinute: number;
  readonly timeoutMs: number;
  readonly price: number | undefined;
}

/** A part of a bucket at a service that speaks S3: Amazon's, or that of `endpoint`. */
export interface BucketConfig {
  readonly bucket: string;
  readonly prefix: string;
  readonly endpoint: URL | undefined;
  readonly region: string | undefined;
  /** The way out of this network, by the names that such settings have in the environment. */
  readonly proxies: Readonly<Record<string, string>>;
}

/** A provider's settings, checked, by their names in the environment. */
export type ProviderSettings = Readonly<Record<string, unknown>>;

/** All settings, checked and frozen. Only src/config reads the environment. */
export interface Config {
  readonly discord: {
    readonly token: Secret | undefined;
    readonly apiUrl: URL | undefined;
    readonly cdnUrl: URL | undefined;
    readonly guildId: string | undefined;
  };
  /** Each provider's own settings, by the provider's id. */
  readonly providers: Readonly<Record<string, ProviderSettings>>;
  readonly defaultModel: string;
  readonly fallback: { readonly on: boolean; readonly order: readonly string[] };
  readonly modelsDir: string;
  /** The files of `__name__` in prompts. */
  readonly wildcardsDir: string;
  /** The hub that `npm run models` fetches from; the token opens what is closed to the public. */
  readonly hub: { readonly endpoint: URL; readonly token: Secret | undefined };
  readonly dataDir: string;
  /** A PostgreSQL database in place of the one in the data folder, as `postgres://…`. */
  readonly databaseUrl: Secret | undefined;
  /** A bucket in place of the picture files in the data folder. */
  readonly pictures: BucketConfig | undefined;
  readonly port: number;
  readonly allowAddresses: readonly AllowedAddress[];
  /** The way out of this network. */
  readonly proxies: {
    readonly http: URL | undefined;
    readonly https: URL | undefined;
    /** Hosts that are reached directly, as NO_PROXY lists them. */
    readonly except: string | undefined;
  };
  readonly limits: {
    readonly jobsPerUser: number;
    readonly picturesPerDay: number;
    readonly queueLimit: number;
    /** What a server may spend a day, in the unit of the prices; undefined is no limit. */
    readonly dailyBudget: number | undefined;
    /** What one person may spend a day, wherever they ask. */
    readonly personBudget: number | undefined;
    /** What all together may spend a day. */
    readonly totalBudget: number | undefined;
    /** The same three for a month. */
    readonly monthlyBudget: number | undefined;
    readonly personMonthlyBudget: number | undefined;
    readonly totalMonthlyBudget: number | undefined;
  };
  /** Ids of the models that may be used at all; empty: all. */
  readonly allowedModels: readonly string[];
  readonly largestSize: Size | undefined;
  /** Pictures of one order at most. */
  readonly mostPictures: number;
  /** An order that costs more is asked about first. */
  readonly confirmAbove: number | undefined;
  /** What an order uses where it says nothing. */
  readonly defaults: OrderDefaults;
  readonly retention: {
    /** Pictures are kept for so long after their last use, and up to so much in all. */
    readonly days: number;
    readonly totalBytes: number;
    /** Rows of jobs that ended are kept for so many months; 0: for ever. */
    readonly months: number;
  };
  /** What this process does: everything, talk to Discord, or draw and call services. */
  readonly role: "all" | "gateway" | "worker";
  readonly shards: Shards;
  /** Where several processes meet beside the database; undefined: this one works alone. */
  readonly redisUrl: Secret | undefined;
  /** Where metrics and health are answered; port 0: nowhere. */
  readonly operation: { readonly host: string; readonly port: number };
  /** What nobody may ask for, and who is asked about words and pictures. */
  readonly moderation: {
    readonly words: readonly string[];
    readonly patterns: readonly string[];
    /** A file with more of both. */
    readonly file: string | undefined;
    readonly pictureCheck: PictureCheck;
    /** The score from which on a picture counts as unsafe, 0 to 1. */
    readonly threshold: number;
    readonly alsoInAgeRestricted: boolean;
    readonly service: {
      readonly baseUrl: URL | undefined;
      readonly apiKey: Secret | undefined;
      readonly model: string;
    };
  };
  /** The files of who signs pictures; undefined: nobody. */
  readonly signing: { readonly certificate: string; readonly key: string } | undefined;
  /** Who describes pictures; undefined: nobody. */
  readonly chat:
    | { readonly baseUrl: URL; readonly apiKey: Secret | undefined; readonly model: string }
    | undefined;
  readonly operators: readonly string[];
  readonly creditsWarning: number | undefined;
  readonly messageContentIntent: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** What looks like a mistake in the settings but stops nothing: names that nobody knows. */
  readonly remarks: readonly Message[];
}
