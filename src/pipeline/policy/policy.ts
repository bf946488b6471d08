import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import type { Answer, Refusal } from "./answer.ts";
import type { Requester } from "./requester.ts";
import type { Rules, RuleSource } from "./rules.ts";
import { type SeesChannel, seesJob } from "./sees-job.ts";

/** What comes with the permission to order. */
export type OrderRights = Pick<Rules, "limits" | "defaults" | "models" | "confirmAbove" | "setBy">;

/**
 * Answers what a requester may do. Every question reads the rules anew: nobody keeps an answer.
 * Each answer that refuses names the rule, and who can change it.
 */
export interface Policy {
  /** To order pictures, and within which limits. */
  mayOrder(requester: Requester): Promise<Answer<OrderRights>>;
  /** To see a job: their own everywhere, other people's where they can see its channel. */
  maySee(requester: Requester, job: Job): Promise<Answer>;
  /** To make something new of a job or its pictures: vary, upscale, reroll, edit. */
  mayVary(requester: Requester, job: Job): Promise<Answer>;
  /** To try a job again that failed. */
  mayRetry(requester: Requester, job: Job): Promise<Answer>;
  /** To end a job that waits or runs. */
  mayCancel(requester: Requester, job: Job): Promise<Answer>;
  /** To take the message with a job's pictures away. */
  mayDelete(requester: Requester, job: Job): Promise<Answer>;
  /** To use a command of the people who run the bot. */
  mayOperate(requester: Requester, command: string): Promise<Answer>;
}

const yes = { allowed: true } as const;

/** Makes the policy. `seesChannel` answers for Discord whether somebody can see a channel. */
export function createPolicy({
  rules,
  seesChannel,
}: {
  readonly rules: RuleSource;
  readonly seesChannel: SeesChannel;
}): Policy {
  const maySee: Policy["maySee"] = async (requester, job) =>
    (await seesJob(requester, job, seesChannel)) ? yes : unknown();

  return {
    async mayOrder(requester) {
      const { limits, defaults, models, confirmAbove, setBy } = await rules.rulesFor(requester);
      return { ...yes, limits, defaults, models, confirmAbove, setBy };
    },
    maySee,
    mayVary: maySee,
    mayRetry: maySee,
    async mayCancel({ userId }, job) {
      return job.userId === userId ? yes : notTheirs("policy.cancel-own");
    },
    async mayDelete({ userId, guildId, permissions }, job) {
      const mayManage = guildId !== undefined && permissions.manageMessages;
      return job.userId === userId || mayManage ? yes : notTheirs("policy.delete-own");
    },
    async mayOperate(requester, command) {
      const { operators } = await rules.rulesFor(requester);
      if (operators.includes(requester.userId)) return yes;
      return { ...notYours, because: say("policy.for-operators", { command }) };
    },
  };
}

const notYours = { allowed: false, code: "not-yours" } as const;

function notTheirs(code: "policy.cancel-own" | "policy.delete-own"): Refusal {
  return { ...notYours, because: say(code) };
}

/** A job that somebody may not see looks to them like one that does not exist. */
function unknown(): Refusal {
  return { allowed: false, code: "unknown-job", because: say("policy.no-such-picture") };
}
