import type { JobStore } from "./job-store.ts";
import type { PictureStore } from "./picture-store.ts";
import type { SettingsStore } from "./settings-store.ts";

/** Everything durable. One process at a time holds a data folder. */
export interface Storage {
  readonly jobs: JobStore;
  readonly pictures: PictureStore;
  readonly settings: SettingsStore;
  /** Waits for what was begun, and lets the folder go; a second call does nothing. */
  close(): Promise<void>;
}
