import { isStill } from "../domain/file-kind.ts";
import type { Picture } from "../domain/job.ts";
import type { PictureCheck } from "../domain/moderation.ts";
import type { Logger } from "../lib/logger.ts";

/** Tells how unsafe pictures are. */
export interface PictureChecker {
  /** How likely a picture's file is pornographic, 0 to 1. Rejects when nobody can tell. */
  score(file: Uint8Array): Promise<number>;
  /** The score from which on a picture counts as unsafe. */
  readonly threshold: number;
}

/** Whether a picture is shown, and how; or why not. */
export type Verdict =
  | { readonly isShown: true; readonly marks: Pick<Picture, "checkScore" | "isSpoiler"> }
  | {
      readonly isShown: false;
      readonly reason: "unsafe" | "unchecked";
      readonly score: number | undefined;
    };

/**
 * Judges a picture by what a place wants. A score that is known is not asked for again. Where nobody
 * can tell, a picture is hidden by what hides unsafe ones, and refused by what refuses them: a check
 * that is out of order must not let through what it is there for.
 */
export async function judge(
  check: PictureCheck,
  known: Pick<Picture, "checkScore" | "mediaType">,
  load: () => Promise<Uint8Array | undefined>,
  { checker, log }: { readonly checker: PictureChecker | undefined; readonly log: Logger },
): Promise<Verdict> {
  if (check === "off") return { isShown: true, marks: {} };
  let score = known.checkScore;
  try {
    // Of what moves only a part could be looked at.
    const file = score === undefined && isStill(known) ? await load() : undefined;
    if (file !== undefined) score = await checker?.score(file);
  } catch (error) {
    log.error({ error }, "a picture cannot be checked");
  }
  const isSafe = score !== undefined && checker !== undefined && score < checker.threshold;
  if (isSafe) return { isShown: true, marks: { checkScore: score } };
  if (check === "spoiler") return { isShown: true, marks: { checkScore: score, isSpoiler: true } };
  return { isShown: false, reason: score === undefined ? "unchecked" : "unsafe", score };
}
