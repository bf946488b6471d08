import type { BaseInteraction } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import { isStill } from "../../domain/file-kind.ts";
import type { Job } from "../../domain/job.ts";
import { say } from "../../words/index.ts";
import type { CustomId } from "../messages/custom-id.ts";
import { unknownPicture } from "../interactions/refusals.ts";
import { visibleJob } from "../interactions/rights.ts";
import type { Only } from "../interactions/services.ts";
import type { JobPicture } from "./original-picture.ts";

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

/**
 * The picture that a button or modal is about, for somebody who may make others from it. Throws as
 * `visibleJob` and `pressedPicture` do.
 */
export async function pictureToVary(
  id: CustomId,
  interaction: BaseInteraction,
  services: Only<"studio" | "policy">,
): Promise<JobPicture> {
  const job = await visibleJob(id.jobId, interaction, services, "mayVary");
  return { job, position: pressedPicture(job, id) };
}
