import type { Job } from "../../domain/job.ts";
import type { PictureCheck } from "../../domain/moderation.ts";
import { type Message, say } from "../../words/index.ts";
import type { Answer, Refusal } from "./answer.ts";
import { type Moderation, noModeration, type ShownTo } from "./moderation.ts";
import { ownerOf, type Requester } from "./requester.ts";
import type { Rules, RuleSource } from "./rules.ts";
import { type SeesChannel, seesJob } from "./sees-job.ts";

/** What comes with the permission to order. */
export type OrderRights = Omit<Rules, "operators" | "closed" | "varyClosed">;

/** How a server wants to be answered, of those rights. */
export type HouseManners = Pick<Rules, "isPrivate" | "language" | "house">;

/** What whoever runs the bot allows at most. */
export type Ceilings = Pick<Rules, "limits" | "models" | "bounds" | "confirmAbove">;

/** What comes with the permission to change a server's rules. */
export interface Management {
  readonly guildId: string;
  readonly ceilings: Ceilings;
}

/**
 * Answers what a requester may do. Every question reads the rules anew: nobody keeps an answer.
 * Each answer that refuses names the rule, and who can change it.
 */
export interface Policy {
  /** To use Easel where they are for anything that shows pictures. */
  mayUse(requester: Requester): Promise<Answer<HouseManners>>;
  /** To order pictures, and within which limits. */
  mayOrder(requester: Requester): Promise<Answer<OrderRights>>;
  /** What holds for a job that was admitted, while it is worked on: nobody is there to be refused. */
  rightsOf(job: Job): Promise<OrderRights>;
  /** To have these texts drawn: what they ask for, in their own words. */
  maySay(requester: Requester, texts: readonly string[]): Promise<Answer>;
  /** To warn and ban people of a server, and to take pictures away there. */
  mayModerate(requester: Requester): Promise<Answer<{ readonly guildId: string }>>;
  /** What becomes of unsafe pictures where they are shown. */
  pictureCheck(place: ShownTo): Promise<PictureCheck>;
  /** To see a job: their own everywhere, other people's where they can see its channel. */
  maySee(requester: Requester, job: Job): Promise<Answer>;
  /** To have a job shown to them where they are: its pictures, its parameters. */
  mayShow(requester: Requester, job: Job): Promise<Answer>;
  /** To make something new of a picture that somebody else posted. */
  mayVaryOthers(requester: Requester): Promise<Answer>;
  /** To make something new of a job or its pictures: vary, upscale, reroll, edit. */
  mayVary(requester: Requester, job: Job): Promise<Answer>;
  /** To try a job again that failed. */
  mayRetry(requester: Requester, job: Job): Promise<Answer>;
  /** To end a job that waits or runs. */
  mayCancel(requester: Requester, job: Job): Promise<Answer>;
  /** To take the message with a job's pictures away. */
  mayDelete(requester: Requester, job: Job): Promise<Answer>;
  /** To change the rules of the server in which they ask. */
  mayManage(requester: Requester, command: string): Promise<Answer<Management>>;
  /** To use a command of the people who run the bot. */
  mayOperate(requester: Requester, command: string): Promise<Answer>;
}

const yes = { allowed: true } as const;

/** Makes the policy. `seesChannel` answers for Discord whether somebody can see a channel. */
export function createPolicy({
  rules,
  seesChannel,
  moderation = noModeration,
}: {
  readonly rules: RuleSource;
  readonly seesChannel: SeesChannel;
  readonly moderation?: Moderation | undefined;
}): Policy {
  const maySee: Policy["maySee"] = async (requester, job) => {
    if (!(await seesJob(requester, job, seesChannel))) return unknown();
    const banned = await moderation.refusalOfBan(requester);
    if (banned !== undefined) return banned;
    // What moderators took away stays away in servers; its owner has it in direct messages.
    const isAway = requester.guildId !== undefined && (await moderation.isTakenDown(job.id));
    return isAway ? notAllowed(say("moderation.taken-down")) : yes;
  };

  const open = async (requester: Requester): Promise<Answer<Rules>> => {
    // Asked at the same time: whoever waits for the answer waits for one way to the database.
    const [banned, found] = await Promise.all([
      moderation.refusalOfBan(requester),
      rules.rulesFor(requester),
    ]);
    if (banned !== undefined) return banned;
    return found.closed === undefined ? { ...yes, ...found } : notAllowed(found.closed);
  };

  const mayShow: Policy["mayShow"] = async (requester, job) => {
    const answer = await open(requester);
    return answer.allowed ? await maySee(requester, job) : answer;
  };

  const mayVary: Policy["mayVary"] = async (requester, job) => {
    const answer = await open(requester);
    if (!answer.allowed) return answer;
    const sees = await maySee(requester, job);
    if (!sees.allowed || answer.varyClosed === undefined) return sees;
    return job.userId === requester.userId ? yes : notAllowed(answer.varyClosed);
  };

  return {
    async mayUse(requester) {
      const answer = await open(requester);
      if (!answer.allowed) return answer;
      const { isPrivate, language, house } = answer;
      return { ...yes, isPrivate, language, house };
    },
    mayOrder: open,
    rightsOf: (job) => rules.rulesFor(ownerOf(job)),
    async maySay(requester, texts) {
      return (await moderation.refusalOfWords(requester, texts)) ?? yes;
    },
    async mayModerate({ guildId, permissions }) {
      const may = permissions.moderateMembers || permissions.manageServer;
      return guildId !== undefined && may
        ? { ...yes, guildId }
        : notAllowed(say("moderation.for-moderators"));
    },
    pictureCheck: (place) => moderation.pictureCheck(place),
    maySee,
    mayVary,
    async mayVaryOthers(requester) {
      const answer = await open(requester);
      if (!answer.allowed || answer.varyClosed === undefined) return answer;
      return notAllowed(answer.varyClosed);
    },
    mayShow,
    // It draws what somebody else had begun, perhaps of their picture.
    mayRetry: mayVary,
    async mayCancel({ userId }, job) {
      return job.userId === userId ? yes : notTheirs("policy.cancel-own");
    },
    async mayDelete({ userId, guildId, permissions }, job) {
      const mayManage = guildId !== undefined && permissions.manageMessages;
      return job.userId === userId || mayManage ? yes : notTheirs("policy.delete-own");
    },
    async mayManage(requester, command) {
      const { guildId, permissions } = requester;
      if (guildId === undefined) return notAllowed(say("rules.only-in-server", { command }));
      if (!permissions.manageServer) return notAllowed(say("rules.need-manager", { command }));
      // Outside of servers only the rules of whoever runs the bot hold.
      return {
        ...yes,
        guildId,
        ceilings: await rules.rulesFor({ ...requester, guildId: undefined }),
      };
    },
    async mayOperate(requester, command) {
      const { operators } = await rules.rulesFor(requester);
      if (operators.includes(requester.userId)) return yes;
      return { ...notYours, because: say("policy.for-operators", { command }) };
    },
  };
}

function notAllowed(because: Message): Refusal {
  return { allowed: false, code: "not-allowed", because };
}

const notYours = { allowed: false, code: "not-yours" } as const;

function notTheirs(code: "policy.cancel-own" | "policy.delete-own"): Refusal {
  return { ...notYours, because: say(code) };
}

/** A job that somebody may not see looks to them like one that does not exist. */
function unknown(): Refusal {
  return { allowed: false, code: "unknown-job", because: say("policy.no-such-picture") };
}
