import { UserError } from "../../domain/errors.ts";
import { isStill } from "../../domain/file-kind.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import type { CustomId } from "../messages/custom-id.ts";
import { unknownPicture } from "../interactions/refusals.ts";

/**
 * The position of the still picture that a control names. Throws UserError when the job has no such
 * picture, or it moves.
 */
export function pressedPicture(job: Job, { position }: Pick<CustomId, "position">): number {
  const pressed = job.pictures.find((picture) => picture.position === position);
  if (!pressed) throw unknownPicture(position, job.pictures.length);
  if (!isStill(pressed)) throw new UserError("invalid-picture", say("discord.moving-picture"));
  return pressed.position;
}
