import { RefusedError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import { judge, type Verdict } from "../picture-checker.ts";
import type { FinishedPicture } from "../picture-tools.ts";
import { ownerOf } from "../policy/requester.ts";
import type { Tools } from "../tools.ts";
import type { PictureEvent } from "./picture-file.ts";

/** Looks at a finished picture where its job's place wants that, by the rules of this moment. */
export async function judgeFile(
  { bytes, mediaType }: FinishedPicture,
  job: Job,
  { policy, checker, log }: Pick<Tools, "policy" | "checker" | "log">,
): Promise<Verdict> {
  const check = await policy.pictureCheck(ownerOf(job));
  return judge(check, { mediaType }, () => Promise.resolve(bytes), { checker, log });
}

/**
 * Keeps a picture that is shown to nobody: it was drawn, and may have been paid for, so it is not
 * made again, and its owner's record holds it as long as any file is kept.
 */
export async function keepRefused(
  job: Job,
  { position }: PictureEvent,
  refused: {
    readonly file: FinishedPicture;
    readonly verdict: Extract<Verdict, { readonly isShown: false }>;
  },
  { storage, log }: Pick<Tools, "storage" | "log">,
): Promise<void> {
  const hash = await storage.pictures.keep(refused.file.bytes);
  const { reason, score } = refused.verdict;
  await storage.moderation.refuse(job.id, { position, hash }, { reason, score });
  log.info({ job: job.id, position, reason }, "the picture check refused a picture");
}

/** Why a picture is not shown, for its owner. */
export function refusedPicture(reason: "unsafe" | "unchecked"): RefusedError {
  const setBy = say("moderation.check-set-by");
  return new RefusedError(
    "not-allowed",
    reason === "unsafe"
      ? say("moderation.picture-refused", { setBy })
      : say("moderation.picture-unchecked", { setBy }),
  );
}
