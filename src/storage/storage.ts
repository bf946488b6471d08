import type { AccountStarts } from "./account-starts.ts";
import type { JobStore } from "./job-store.ts";
import type { MemberDataStore } from "./member-data.ts";
import type { ModerationStore } from "./moderation-store.ts";
import type { OutboxStore } from "./outbox-store.ts";
import type { PersonalDataStore } from "./personal/personal-data.ts";
import type { PictureStore } from "./picture-store.ts";
import type { PreferenceStore } from "./preferences.ts";
import type { HistoryStore } from "./history.ts";
import type { FavouriteStore } from "./favourites.ts";
import type { PresetStore } from "./presets.ts";
import type { ServerRulesStore } from "./server-rules.ts";
import type { QuestionStore } from "./questions.ts";
import type { SettingsStore } from "./settings-store.ts";
import type { StatisticsStore } from "./statistics.ts";
import type { StorageHealth } from "./storage-health.ts";
import type { RetentionLimits, TidyReport } from "./tidy.ts";
import type { VaryTargetStore } from "./vary-targets.ts";

/** Everything durable. One process at a time holds a data folder. */
export interface Storage {
  readonly jobs: JobStore;
  readonly outbox: OutboxStore;
  readonly starts: AccountStarts;
  readonly pictures: PictureStore;
  readonly preferences: PreferenceStore;
  readonly serverRules: ServerRulesStore;
  readonly moderation: ModerationStore;
  readonly varyTargets: VaryTargetStore;
  readonly questions: QuestionStore;
  readonly presets: PresetStore;
  readonly favourites: FavouriteStore;
  readonly members: MemberDataStore;
  readonly history: HistoryStore;
  readonly settings: SettingsStore;
  readonly personal: PersonalDataStore;
  readonly statistics: StatisticsStore;
  /** Removes what is not kept any longer. */
  readonly tidy: (limits: RetentionLimits) => Promise<TidyReport>;
  /** Whether storing works. */
  readonly health: Pick<StorageHealth, "trouble" | "watch">;
  /** Whether the process before ended by a bug of its own, and not by a kill or a power cut. */
  readonly hasCrashed: boolean;
  /** Leaves word for the next start that this process ends by a bug; at once, and never throws. */
  noteCrash(incident: string): void;
  /** Waits for what was begun, and lets the folder go; a second call does nothing. */
  close(): Promise<void>;
}
