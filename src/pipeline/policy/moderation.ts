import { type ModerationRules, type PictureCheck, stricter } from "../../domain/moderation.ts";
import type { Logger } from "../../lib/logger.ts";
import type { WordFilter } from "../../moderation/words/word-filter.ts";
import type { ModerationStore } from "../../storage/moderation-store.ts";
import { type Message, say } from "../../words/index.ts";
import type { Refusal } from "./answer.ts";
import type { Requester } from "./requester.ts";

/** What moderation is made of. */
export interface ModerationParts {
  readonly filter: Pick<WordFilter, "find">;
  /** What whoever runs the bot blocks everywhere. */
  readonly operator: ModerationRules;
  /** What a server blocks. */
  readonly rulesOf: (guildId: string) => Promise<ModerationRules>;
  readonly store: Pick<ModerationStore, "bans" | "isTakenDown">;
  /** Another opinion on texts that met no rule: whether they are to be refused. */
  readonly secondOpinion?: ((texts: readonly string[]) => Promise<boolean>) | undefined;
  readonly log: Logger;
}

/** Where a picture is shown: what the picture check depends on. */
export type ShownTo = Pick<Requester, "guildId" | "ageRestricted">;

/** What may not be said, who may not ask, and which pictures are looked at. */
export interface Moderation {
  /** Why these texts are refused; undefined: they may be drawn. */
  refusalOfWords(requester: ShownTo, texts: readonly string[]): Promise<Refusal | undefined>;
  /** Why somebody is refused altogether; undefined: they are not banned. */
  refusalOfBan(requester: Pick<Requester, "userId" | "guildId">): Promise<Refusal | undefined>;
  pictureCheck(place: ShownTo): Promise<PictureCheck>;
  isTakenDown(jobId: string): Promise<boolean>;
}

/** Moderation by an operator's rules and those of servers, which are read anew at every question. */
export function createModeration(parts: ModerationParts): Moderation {
  const { filter, operator, rulesOf, store, log, secondOpinion } = parts;

  /** The rules that hold in a place, and who can change them; the operator's come first. */
  async function rulesIn({ guildId, ageRestricted }: ShownTo): Promise<readonly Holding[]> {
    const all: readonly Holding[] = [
      { rules: operator, setBy: say("policy.operator") },
      ...(guildId === undefined
        ? []
        : [{ rules: await rulesOf(guildId), setBy: say("moderation.managers") }]),
    ];
    return all.filter(({ rules }) => !ageRestricted || rules.alsoInAgeRestricted);
  }

  async function meets(rules: ModerationRules, texts: readonly string[]) {
    const { blockedWords: words, blockedPatterns: patterns } = rules;
    try {
      return (await filter.find({ words, patterns }, texts)) === undefined ? "nothing" : "a rule";
    } catch (error) {
      log.error({ error }, "the blocked patterns cannot be tried");
      return "unknown";
    }
  }

  return {
    async refusalOfWords(place, texts) {
      for (const { rules, setBy } of await rulesIn(place)) {
        const met = await meets(rules, texts);
        // The word itself is not repeated: the refusal may be read by everybody.
        if (met === "a rule") return refused(say("moderation.blocked-words", { setBy }));
        if (met === "unknown") return refused(say("moderation.unknown-words", { setBy }));
      }
      if (secondOpinion === undefined || !(await secondOpinion(texts))) return undefined;
      const setBy = say("policy.operator");
      return refused(say("moderation.second-opinion", { setBy }));
    },

    async refusalOfBan({ userId, guildId }) {
      const bans = await store.bans(userId, guildId);
      if (bans.length === 0) return undefined;
      const isHere = bans.some((ban) => ban.guildId !== undefined);
      return refused(say(isHere ? "moderation.banned" : "moderation.banned-everywhere"));
    },

    async pictureCheck(place) {
      const all = await rulesIn(place);
      return all.reduce<PictureCheck>(
        (check, { rules }) => stricter(check, rules.pictureCheck),
        "off",
      );
    },

    isTakenDown: (jobId) => store.isTakenDown(jobId),
  };
}

interface Holding {
  readonly rules: ModerationRules;
  readonly setBy: Message;
}

function refused(because: Message): Refusal {
  return { allowed: false, code: "not-allowed", because };
}

/** No moderation at all: a terminal's, whose only user is who runs it. */
export const noModeration: Moderation = {
  refusalOfWords: () => Promise.resolve(undefined),
  refusalOfBan: () => Promise.resolve(undefined),
  pictureCheck: () => Promise.resolve("off"),
  isTakenDown: () => Promise.resolve(false),
};
