import { onTestFinished } from "vitest";
import type { ModerationRules } from "../../../src/domain/moderation.ts";
import type { Logger } from "../../../src/lib/logger.ts";
import { openWordFilter } from "../../../src/moderation/words/word-filter.ts";
import {
  createModeration,
  type Moderation,
  type ModerationParts,
} from "../../../src/pipeline/policy/moderation.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { RecordingLog } from "../pipeline/recording-log.ts";

/** An operator who blocks nothing. */
export const nothingBlocked: ModerationRules = {
  blockedWords: [],
  blockedPatterns: [],
  pictureCheck: "off",
  alsoInAgeRestricted: true,
};

/** Moderation by the rules that a storage holds, with the real filter. */
export function openTestModeration(
  { serverRules, moderation }: Pick<Storage, "serverRules" | "moderation">,
  {
    operator = {},
    secondOpinion,
    log = new RecordingLog(),
  }: {
    /** Read anew at each question. */
    readonly operator?: Partial<ModerationRules> | undefined;
    readonly secondOpinion?: ModerationParts["secondOpinion"];
    readonly log?: Logger;
  } = {},
): Moderation {
  const filter = openWordFilter();
  onTestFinished(() => filter.close());
  return createModeration({
    filter,
    operator: liveRules(operator),
    rulesOf: async (guildId) => (await serverRules.get(guildId)).rules.moderation,
    store: moderation,
    secondOpinion,
    log,
  });
}

/** Rules of which the moment counts. */
function liveRules(rules: Partial<ModerationRules>): ModerationRules {
  const now = () => ({ ...nothingBlocked, ...rules });
  return {
    get blockedWords() {
      return now().blockedWords;
    },
    get blockedPatterns() {
      return now().blockedPatterns;
    },
    get pictureCheck() {
      return now().pictureCheck;
    },
    get alsoInAgeRestricted() {
      return now().alsoInAgeRestricted;
    },
  };
}

/** Changes what a server blocks, as its page of /settings does. */
export async function block(
  { serverRules }: Pick<Storage, "serverRules">,
  guildId: string,
  change: Partial<ModerationRules>,
): Promise<void> {
  await serverRules.change(guildId, (rules) => ({
    ...rules,
    moderation: {
      ...rules.moderation,
      ...change,
      blockedWords: [...(change.blockedWords ?? rules.moderation.blockedWords)],
      blockedPatterns: [...(change.blockedPatterns ?? rules.moderation.blockedPatterns)],
    },
  }));
}
