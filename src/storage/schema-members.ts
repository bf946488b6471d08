/** Options that somebody saved under a name, as flags. */
export interface PresetRow {
  readonly user_id: string;
  readonly name: string;
  readonly options: string;
  readonly changed_at: number;
}

/** A job that its owner starred. */
export interface FavouriteRow {
  readonly user_id: string;
  readonly job_id: string;
  readonly created_at: number;
}

/** A job that was posted to a showcase channel, or is about to be. */
export interface ShowcasedRow {
  readonly job_id: string;
  readonly channel_id: string | null;
  readonly message_id: string | null;
  readonly created_at: number;
}

/** What a list of somebody's pictures shows; `favourites` is 0 or 1. */
export interface HistoryViewRow {
  readonly id: string;
  readonly user_id: string;
  readonly search: string | null;
  readonly favourites: number;
  readonly created_at: number;
}
