import type { z } from "zod";
import type { Downloader } from "../download/downloader.ts";
import type { Finding } from "../domain/finding.ts";
import type { OpenExchange } from "../http/open-exchange.ts";
import type { SendRequest } from "../http/send-request.ts";
import type { Logger } from "../lib/logger.ts";
import type { ImageModel } from "./image-model.ts";
import type { RemoteTimings } from "./remote/remote-options.ts";

/** What a provider may keep from one start to the next: the last model list that it found. */
export interface ProviderCache {
  /** What was written under this name, or undefined. Its form is not checked. Never throws. */
  read(name: string): Promise<unknown>;
  /** Keeps a JSON value. A failure is logged, never thrown. */
  write(name: string, value: unknown): Promise<void>;
}

/** What an open provider works with. */
export interface ProviderParts {
  readonly log: Logger;
  /** Sends one HTTP request; see src/http. */
  readonly send: SendRequest;
  /** Sends one HTTP request whose answer is read as it comes. */
  readonly exchange: OpenExchange;
  /**
   * Fetches finished pictures from the links that the service gives: public addresses, this
   * provider's own `origins`, and nothing else that is private.
   */
  readonly download: Downloader;
  readonly cache: ProviderCache;
  /** The time in milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; absent ones are the usual ones. */
  readonly timings?: Partial<RemoteTimings> | undefined;
  /** Below so many credits an account counts as almost empty. */
  readonly creditsWarning?: number | undefined;
  /** Easel's version, for services that want to know their clients. */
  readonly version: string;
  /** The folder of models on this machine. */
  readonly modelsDir: string;
}

/** A provider with its settings, at work. */
export interface OpenProvider {
  /** The models that are known now, the preferred one first. Never waits; the list may change. */
  models(): readonly ImageModel[];
  /**
   * Looks again which models there are. Resolves when `models` is up to date, and rejects when
   * nobody could be asked: `models` then stays as it was. Absent where the list never changes.
   */
  refresh?(signal: AbortSignal): Promise<void>;
  /** What the doctor says: reachable, key accepted, version, what is missing. Pays for nothing. */
  check(signal: AbortSignal): Promise<readonly Finding[]>;
  /** Adds the model that lies in a folder, wherever it is. Only where models are folders. */
  addFolder?(folder: string): Promise<ImageModel>;
  /**
   * How likely a picture (224 × 224, red, green and blue a byte each) is pornographic, 0 to 1. Only
   * where models run on this machine.
   */
  checkPicture?(pixels: Uint8Array): Promise<number>;
  /** Adds the ControlNet that lies in a folder, wherever it is, and gives its name. */
  addControl?(folder: string): Promise<string>;
  /** Adds the LoRA that lies in a file, wherever it is, and gives its name. */
  addLora?(file: string): Promise<string>;
  /** Ends what it started: processes, connections. */
  close?(): Promise<void>;
}

/**
 * A source of models: one folder here, and one line in registry.ts. Settings, `.env.example`, the
 * table in docs/settings.md, the doctor and the addresses that may be reached come from it.
 */
export interface Provider<Settings extends z.ZodObject = z.ZodObject> {
  /** The first part of its models' ids (`local` in `local/easel-v1`), and the name of its folder. */
  readonly id: string;
  /** Its name as people read it. */
  readonly name: string;
  /** What it offers, in a few words: a heading of `.env.example` and the docs. */
  readonly summary: string;
  /**
   * Its settings by their names in the environment. `.describe()` says what each means, in one or
   * two sentences for `.env.example` and the docs; `parse({})` gives the defaults.
   */
  readonly settings: Settings;
  /** The settings of which any one switches it on; none: it is always on. */
  readonly enabledBy: readonly (keyof z.output<Settings> & string)[];
  /** Whether the settings switch it on, where that is more than one of `enabledBy` being there. */
  isOn?(settings: z.output<Settings>): boolean;
  /** The servers that its settings name. It alone reaches them, private or not. */
  origins(settings: z.output<Settings>): readonly URL[];
  /** Opens it; does no I/O. Throws ConfigError for settings that do not go together. */
  open(settings: z.output<Settings>, parts: ProviderParts): OpenProvider;
}
