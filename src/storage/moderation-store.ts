import type { Picture } from "../domain/job.ts";
import type { Report } from "../domain/report.ts";

/** A warning, a ban, or the end of a ban. */
export interface ModerationEntry {
  readonly id: string;
  /** Undefined: everywhere, by whoever runs the bot. */
  readonly guildId: string | undefined;
  readonly userId: string;
  readonly kind: "warn" | "ban" | "unban";
  /** Who did it. */
  readonly by: string;
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export type NewModerationEntry = Omit<ModerationEntry, "id" | "at">;

/** A picture that was drawn, is stored, and is shown to nobody. */
export interface RefusedPicture {
  readonly position: number;
  readonly hash: string;
  /** What the check found, or that it could not be made. */
  readonly reason: "unsafe" | "unchecked";
  readonly score: number | undefined;
}

/** What moderators did, per server, and what the picture check refused. */
export interface ModerationStore {
  /** Adds an entry; a person's entries have strictly rising times. */
  note(entry: NewModerationEntry): Promise<ModerationEntry>;
  /** The bans that stand against somebody: that of a server, and the one that holds everywhere. */
  bans(userId: string, guildId: string | undefined): Promise<readonly ModerationEntry[]>;
  /** A server's entries, the newest first; of one person where named. */
  entries(
    guildId: string,
    wanted: { readonly userId?: string | undefined; readonly limit: number },
  ): Promise<readonly ModerationEntry[]>;
  /** Notes a picture of a job that is shown to nobody; the same position again changes nothing. */
  refuse(
    jobId: string,
    picture: Pick<Picture, "position" | "hash">,
    why: Pick<RefusedPicture, "reason" | "score">,
  ): Promise<void>;
  refusedOf(jobId: string): Promise<readonly RefusedPicture[]>;
  /** Notes a report; how many others had reported the job there, or undefined for a second one. */
  report(report: Report): Promise<number | undefined>;
  /** The reports of a job in a server, the first one first. */
  reportsOf(jobId: string, guildId: string): Promise<readonly Report[]>;
  /** A moderator took a job's pictures away. */
  takeDown(jobId: string, by: string): Promise<void>;
  isTakenDown(jobId: string): Promise<boolean>;
}
