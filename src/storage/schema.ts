import type { JobKind, JobState } from "../domain/job.ts";
import type { RemoteCall } from "./job-store.ts";
import type {
  BudgetAlarmRow,
  ModerationEntryRow,
  QuestionRow,
  RefusedPictureRow,
  ReportRow,
  ServerRulesRow,
  TakenDownRow,
} from "./house-rows.ts";
import type { OutboxKind } from "./outbox-store.ts";
import type { ErasureRow, KeptCountRow } from "./personal-rows.ts";

import type { FavouriteRow, HistoryViewRow, PresetRow, ShowcasedRow } from "./schema-members.ts";

/**
 * One row of `jobs`. Times are milliseconds since 1970; `request`, `plan`, `warnings`, `place` and
 * `failure` are JSON; booleans are 0 or 1. `model`, `asked_pictures`, `source_picture`,
 * `mask_picture` and `token_expires_at` repeat parts of the JSON so that they can be searched.
 */
export interface JobRow {
  readonly id: string;
  /** Counts admissions and orders the queue. */
  readonly sequence: number;
  readonly state: JobState;
  readonly kind: JobKind;
  readonly user_id: string;
  readonly guild_id: string | null;
  readonly channel_id: string | null;
  readonly model: string;
  readonly asked_pictures: number;
  readonly source_picture: string | null;
  readonly mask_picture: string | null;
  readonly request: string;
  readonly plan: string | null;
  readonly warnings: string;
  readonly parent_job: string | null;
  readonly parent_position: number | null;
  readonly place: string;
  readonly failure: string | null;
  /** The code of `failure`, for counting. */
  readonly failure_code: string | null;
  /** When the interaction's token in `place` ends; null when there is none (any more). */
  readonly token_expires_at: number | null;
  /** 0 until its owner was told that it is taken; nothing is drawn before. */
  readonly acknowledged: number;
  readonly cancel_requested_at: number | null;
  /** Counted by versions before 0.2, and not read. */
  readonly attempts: number;
  /** Who runs it, and until when unless it is heard of before; `lease_until` by `steady` time. */
  readonly owner: string | null;
  readonly lease_until: number | null;
  /** How often in a row a process died over it without a picture more than `death_pictures`. */
  readonly deaths: number;
  readonly first_death_at: number | null;
  readonly death_pictures: number;
  /** Its place in virtual time, see start-tags.ts. */
  readonly start_tag: number;
  /** The turn that its person got when it was taken, and the turn they had before. */
  readonly served_at: number | null;
  readonly served_before: number | null;
  /** Who pays: "server:ID" or "person:ID". */
  readonly spender: string;
  readonly cost: number | null;
  /** Pictures that count for its person's day. */
  readonly counted_pictures: number;
  /** Pictures it had when its run began. */
  readonly pictures_before: number;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly delivered_at: number | null;
  readonly delivered_channel: string | null;
  readonly delivered_message: string | null;
  /** Within its server: higher comes earlier. */
  readonly priority: number;
  /** When its owner was called because it took long. */
  readonly pinged_at: number | null;
}

/** A finished picture of a job; `position` counts from 0. */
export interface PictureRow {
  readonly job_id: string;
  readonly position: number;
  readonly hash: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  readonly media_type: string;
  readonly bytes: number;
  /** What the picture check said, 0 to 1; null: it was not asked. */
  readonly check_score: number | null;
  /** 1: shown behind a spoiler. */
  readonly spoiler: number | null;
}

/** When a person was last served: strictly rising, in milliseconds since 1970. */
export interface PersonRow {
  readonly user_id: string;
  readonly last_served_at: number | null;
  /** Where the next of their jobs begins in virtual time, if it is not later by then. */
  readonly finish_tag: number;
}

/** One call of a job to a remote service. */
export interface RemoteCallRow {
  readonly job_id: string;
  readonly call: number;
  readonly state: RemoteCall["state"];
  readonly remote_id: string | null;
}

/** What a provider told about its account while a job ran. */
export interface AccountReportRow {
  readonly job_id: string;
  readonly provider: string;
  readonly remaining_credits: number | null;
  readonly generation_seconds: number | null;
  readonly reported_at: number;
}

/** When a call of an account started; milliseconds since 1970. */
export interface AccountStartRow {
  readonly id: string;
  readonly account: string;
  readonly started_at: number;
}

/**
 * Something that has to reach somebody; `message` is the JSON of a message for an operator, or for a
 * channel, whose id stands in `user_id` then.
 */
export interface OutboxRow {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly job_id: string | null;
  readonly user_id: string | null;
  readonly message: string | null;
  readonly owner: string | null;
  readonly lease_until: number | null;
  readonly created_at: number;
}

/** Room that was promised to an order before it is stored. */
export interface ReservationRow {
  readonly id: string;
  readonly user_id: string;
  readonly guild_id: string | null;
  readonly spender: string;
  readonly pictures: number;
  readonly cost: number | null;
  readonly created_at: number;
}

/** What somebody chose for themselves. */
export interface PreferenceRow {
  readonly user_id: string;
  readonly name: string;
  readonly value: string;
  readonly changed_at: number;
}

/** The pictures of a message that somebody is about to vary; `urls` is JSON. */
export interface VaryTargetRow {
  readonly user_id: string;
  readonly message_id: string;
  readonly urls: string;
  /** 1 for pictures that somebody else posted. */
  readonly of_others: number;
  readonly created_at: number;
}

/** A number: admissions ("jobs"), turns ("turns"), turns taken by priority in a row ("overtakes"). */
export interface CounterRow {
  readonly name: string;
  readonly value: number;
}

/** A row or file that could not be used; `content` is what there was of it, as JSON. */
export interface SetAsideRow {
  readonly id: string;
  readonly kind: "job" | "picture";
  readonly name: string;
  readonly reason: string;
  readonly content: string | null;
  readonly created_at: number;
}

/** A small durable value. */
export interface SettingRow {
  readonly name: string;
  readonly value: string;
}

/** A picture file by its SHA-256, its size in bytes and when it was stored and last used. */
export interface FileRow {
  readonly hash: string;
  readonly bytes: number;
  readonly created_at: number;
  readonly last_used_at: number;
}

/** All tables by name. */
export interface Tables {
  jobs: JobRow;
  pictures: PictureRow;
  people: PersonRow;
  remote_calls: RemoteCallRow;
  account_reports: AccountReportRow;
  account_starts: AccountStartRow;
  outbox: OutboxRow;
  reservations: ReservationRow;
  preferences: PreferenceRow;
  server_rules: ServerRulesRow;
  budget_alarms: BudgetAlarmRow;
  moderation_entries: ModerationEntryRow;
  refused_pictures: RefusedPictureRow;
  reports: ReportRow;
  taken_down: TakenDownRow;
  vary_targets: VaryTargetRow;
  questions: QuestionRow;
  presets: PresetRow;
  favourites: FavouriteRow;
  showcased: ShowcasedRow;
  history_views: HistoryViewRow;
  erasures: ErasureRow;
  kept_counts: KeptCountRow;
  counters: CounterRow;
  set_aside: SetAsideRow;
  settings: SettingRow;
  files: FileRow;
}
