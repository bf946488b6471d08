import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { logChannel, type ServerRules } from "../../domain/rules/server-rules.ts";
import type { Storage } from "../../storage/storage.ts";
import type { Report } from "../../domain/report.ts";
import type { ModerationEntry } from "../../storage/moderation-store.ts";
import { type Message, say } from "../../words/index.ts";

/** What a moderator does to somebody; without a server everywhere, which is for operators. */
export interface Measure {
  readonly guildId: string | undefined;
  readonly userId: string;
  readonly by: string;
  /** Empty: none was given. */
  readonly reason: string;
}

/** How a report went: where it is to be posted, or who was told instead. */
export type Reporting =
  | { readonly outcome: "post"; readonly channelId: string; readonly others: number }
  | { readonly outcome: "told-operators" | "nobody" | "repeated" };

/** What moderators do. Whether they may is the policy's to say. */
export interface Moderators {
  /** Warns, bans, or ends a ban; the person and the log channel are told. Throws UserError. */
  take(kind: ModerationEntry["kind"], measure: Measure): Promise<void>;
  list(guildId: string, userId: string | undefined): Promise<readonly ModerationEntry[]>;
  /** Notes a report, and says what is to be done with it; `guildId` absent in direct messages. */
  report(
    job: Job,
    report: Omit<Report, "jobId" | "guildId"> & { readonly guildId: string | undefined },
  ): Promise<Reporting>;
  /** The reports of a job there. Throws UserError "unknown-job" where there are none. */
  reportsOf(jobId: string, guildId: string): Promise<readonly Report[]>;
  /** A job's pictures are shown no more in servers; their owner and the log channel are told. */
  takeDown(job: Job, guildId: string, by: string): Promise<void>;
}

/** Entries of a server that are listed. */
const LISTED = 25;

/** Makes what moderators work with. */
export function createModerators({
  storage: { moderation, outbox, serverRules },
  operators,
}: {
  readonly storage: Pick<Storage, "moderation" | "outbox" | "serverRules">;
  readonly operators: readonly string[];
}): Moderators {
  const rulesOf = async (guildId: string): Promise<ServerRules> =>
    (await serverRules.get(guildId)).rules;

  async function tellLog(guildId: string | undefined, topic: string, message: Message) {
    const channel = guildId === undefined ? undefined : logChannel(await rulesOf(guildId));
    if (channel !== undefined) await outbox.addForChannel(channel, topic, message);
  }

  return {
    async take(kind, measure) {
      const { guildId, userId, by, reason } = measure;
      if (userId === by) throw new UserError("invalid-option", say("moderation.not-yourself"));
      if (kind !== "unban" && operators.includes(userId))
        throw new UserError("not-yours", say("moderation.not-operators"));
      const bans = await moderation.bans(userId, guildId);
      const isBanned = bans.some((ban) => ban.guildId === guildId);
      if (kind === "unban" && !isBanned)
        throw new UserError("gone", say("moderation.not-banned", { user: userId }));
      const entry = await moderation.note({ ...measure, kind });
      const topic = `moderation:${entry.id}`;
      await outbox.addForOperator(userId, topic, toldMessage(kind, guildId, reasonText(reason)));
      const facts = { user: userId, by, reason: reasonText(reason) };
      await tellLog(guildId, topic, loggedMessage(kind, facts));
    },

    list: (guildId, userId) => moderation.entries(guildId, { userId, limit: LISTED }),

    async report(job, { guildId, ...report }) {
      const others = await moderation.report({
        ...report,
        jobId: job.id,
        guildId: guildId ?? "",
      });
      if (others === undefined) return { outcome: "repeated" };
      const channelId = guildId === undefined ? undefined : logChannel(await rulesOf(guildId));
      if (channelId !== undefined) return { outcome: "post", channelId, others };
      const message = say("moderation.report-for-operators", {
        id: job.id,
        user: report.userId,
        owner: job.userId,
      });
      for (const operator of operators)
        await outbox.addForOperator(operator, `report:${job.id}:${report.userId}`, message);
      return { outcome: operators.length === 0 ? "nobody" : "told-operators" };
    },

    async reportsOf(jobId, guildId) {
      const reports = await moderation.reportsOf(jobId, guildId);
      if (reports.length > 0) return reports;
      throw new UserError("unknown-job", say("policy.no-such-picture"));
    },

    async takeDown(job, guildId, by) {
      await moderation.takeDown(job.id, by);
      const topic = `taken-down:${job.id}`;
      const told = say("moderation.told-taken-down", { id: job.id, command: `/show id:${job.id}` });
      await outbox.addForOperator(job.userId, topic, told);
      const facts = { id: job.id, user: job.userId, by };
      await tellLog(guildId, topic, say("moderation.log-taken-down", facts));
    },
  };
}

function reasonText(reason: string): Message | string {
  return reason === "" ? say("moderation.no-reason") : reason;
}

function toldMessage(
  kind: ModerationEntry["kind"],
  guildId: string | undefined,
  reason: Message | string,
): Message {
  if (kind === "warn") return say("moderation.told-warn", { reason });
  const isEverywhere = guildId === undefined;
  if (kind === "unban")
    return isEverywhere ? say("moderation.told-unban-everywhere") : say("moderation.told-unban");
  return isEverywhere
    ? say("moderation.told-ban-everywhere", { reason })
    : say("moderation.told-ban", { reason });
}

function loggedMessage(
  kind: ModerationEntry["kind"],
  facts: { readonly user: string; readonly by: string; readonly reason: Message | string },
): Message {
  if (kind === "warn") return say("moderation.log-warn", facts);
  return kind === "ban" ? say("moderation.log-ban", facts) : say("moderation.log-unban", facts);
}
