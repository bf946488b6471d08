import type { Job } from "../../domain/job.ts";
import type { CustomId } from "../messages/custom-id.ts";
import { unknownPicture } from "../interactions/refusals.ts";

/** The position of the picture that a control names. Throws UserError when the job has no such picture. */
export function pressedPicture(job: Job, { position }: Pick<CustomId, "position">): number {
  if (position === undefined || !job.pictures.some((picture) => picture.position === position))
    throw unknownPicture(position, job.pictures.length);
  return position;
}
