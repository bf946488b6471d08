import type { Logger } from "../lib/logger.ts";
import type { Studio } from "../pipeline/studio.ts";
import type { SettingsStore } from "../storage/settings-store.ts";

/** What commands and components work with; made once at start. */
export interface Services {
  readonly studio: Studio;
  readonly settings: SettingsStore;
  readonly log: Logger;
  /** Fetches a picture that somebody linked or attached, under the rules for foreign addresses. */
  readonly download: (url: string, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Ids of the people who may see the operators' commands. */
  readonly operators: readonly string[];
  /** Whether the privileged message-content intent is on. */
  readonly messageContentIntent: boolean;
  readonly now: () => number;
}
