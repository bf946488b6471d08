import type { JobKind, JobState } from "../domain/job.ts";
import type { RemoteCall } from "./job-store.ts";

/**
 * One row of `jobs`. Times are milliseconds since 1970; `request`, `plan`, `warnings`, `place`
 * and `failure` are JSON. A row with `acknowledged` 0 is not in the queue yet. `model`, `asked_pictures`, `source_picture` and `mask_picture` repeat parts
 * of the request so that they can be searched. `sequence` counts admissions and orders the queue. `served_at` is the
 * turn that its person got when the job was taken, `served_before` the turn they had before.
 */
export interface JobRow {
  readonly id: string;
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
  readonly cost: number | null;
  readonly request: string;
  readonly plan: string | null;
  readonly warnings: string;
  readonly parent_job: string | null;
  readonly parent_position: number | null;
  readonly place: string;
  readonly acknowledged: number;
  readonly failure: string | null;
  readonly attempts: number;
  readonly served_at: number | null;
  readonly served_before: number | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly finished_at: number | null;
  readonly delivered_at: number | null;
  readonly delivered_channel: string | null;
  readonly delivered_message: string | null;
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
}

/** When a person was last served: strictly rising, in milliseconds since 1970. */
export interface PersonRow {
  readonly user_id: string;
  readonly last_served_at: number | null;
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
  settings: SettingRow;
  files: FileRow;
}
