/** The house rules of a server, as JSON; `version` counts their changes. */
export interface ServerRulesRow {
  readonly guild_id: string;
  readonly rules: string;
  readonly version: number;
  readonly updated_at: number;
}

/** An alarm about a budget that was given; `id` names the budget, whose, since when, and the share. */
export interface BudgetAlarmRow {
  readonly id: string;
  readonly created_at: number;
}

/** A warning, a ban or its end; `guild_id` is empty where it holds everywhere. */
export interface ModerationEntryRow {
  readonly id: string;
  readonly guild_id: string;
  readonly user_id: string;
  readonly kind: "warn" | "ban" | "unban";
  readonly by_user: string;
  readonly reason: string;
  readonly created_at: number;
}

/** A picture that was drawn and is shown to nobody; `reason` is "unsafe" or "unchecked". */
export interface RefusedPictureRow {
  readonly job_id: string;
  readonly position: number;
  readonly hash: string;
  readonly reason: "unsafe" | "unchecked";
  readonly score: number | null;
  readonly created_at: number;
}

/** Who reported a job's pictures. */
export interface ReportRow {
  readonly job_id: string;
  readonly guild_id: string;
  readonly user_id: string;
  /** The message in which they saw them. */
  readonly channel_id: string;
  readonly message_id: string;
  readonly created_at: number;
}

/** A job whose pictures a moderator took away. */
export interface TakenDownRow {
  readonly job_id: string;
  readonly by_user: string;
  readonly created_at: number;
}

/** An order that waits for a yes; `reason` and `orders` are JSON. */
export interface QuestionRow {
  readonly id: string;
  readonly user_id: string;
  readonly guild_id: string | null;
  readonly channel_id: string | null;
  readonly reason: string;
  readonly orders: string;
  readonly pictures: number;
  readonly cost: number | null;
  readonly created_at: number;
  readonly expires_at: number;
}
