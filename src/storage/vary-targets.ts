import { z } from "zod";
import type { Steps } from "./steps.ts";
import type { StoreClock } from "./store-clock.ts";

const urlsSchema = z.array(z.string());

/** The pictures of a message that somebody is about to vary. */
export interface VaryTarget {
  readonly messageId: string;
  readonly urls: readonly string[];
  /** Whether somebody else posted them. */
  readonly ofOthers: boolean;
}

/** What each person is about to vary: a modal's answer does not bring it, and they have one open. */
export interface VaryTargetStore {
  remember(userId: string, target: VaryTarget): Promise<void>;
  /** The pictures, or undefined when another message came between. */
  recall(
    userId: string,
    messageId: string,
  ): Promise<Pick<VaryTarget, "urls" | "ofOthers"> | undefined>;
}

/** The addresses of a row; one that cannot be read is worth no more than none. */
function urlsOf(json: string): readonly string[] | undefined {
  try {
    return urlsSchema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** The same in SQL. */
export function createVaryTargets(steps: Steps, { now }: Pick<StoreClock, "now">): VaryTargetStore {
  return {
    remember: (userId, { messageId, urls, ofOthers }) =>
      steps.try(async (rows) => {
        const target = {
          message_id: messageId,
          urls: JSON.stringify(urls),
          of_others: ofOthers ? 1 : 0,
          created_at: now(),
        };
        await rows
          .insertInto("vary_targets")
          .values({ user_id: userId, ...target })
          .onConflict((conflict) => conflict.column("user_id").doUpdateSet(target))
          .execute();
      }),
    recall: (userId, messageId) =>
      steps.read(async (rows) => {
        const row = await rows
          .selectFrom("vary_targets")
          .select(["urls", "of_others"])
          .where("user_id", "=", userId)
          .where("message_id", "=", messageId)
          .executeTakeFirst();
        const urls = row && urlsOf(row.urls);
        return row && urls && { urls, ofOthers: row.of_others !== 0 };
      }),
  };
}
