import type { BaseInteraction } from "discord.js";
import { requesterOf } from "../../discord/interactions/requester-of.ts";
import type { Only } from "../../discord/interactions/services.ts";
import type { MoreControl, MoreOffer } from "../../discord/views/more-view.ts";
import type { Job } from "../../domain/job.ts";
import { stillPositions } from "../../domain/job-pictures.ts";
import { type Ability, canDo, usableModels } from "../../pipeline/orders/abilities.ts";
import { pictureAt } from "../../pipeline/orders/derive.ts";
import { squared, withSecondPass } from "../../pipeline/orders/further.ts";
import { granted } from "../../pipeline/policy/answer.ts";

/** What each ability of a model is good for. */
const controlsOf: Readonly<Record<Ability, readonly MoreControl[]>> = {
  extend: ["zoom-little", "zoom-far", "square", "pan-left", "pan-right", "pan-up", "pan-down"],
  mask: ["redraw"],
  editByInstruction: ["instruct"],
  animate: ["animate"],
};

const abilities: readonly Ability[] = ["extend", "mask", "editByInstruction", "animate"];

/**
 * What is offered for a picture of a job to whoever asks: what a model can do that they may use there.
 * Throws RefusedError where they may order nothing.
 */
export async function offered(
  interaction: BaseInteraction,
  { job, position }: { readonly job: Job; readonly position: number },
  { studio, policy, describer }: Only<"studio" | "policy" | "describer">,
): Promise<MoreOffer> {
  const models = usableModels(studio, granted(await policy.mayOrder(requesterOf(interaction))));
  const own = models.find(({ id }) => id === job.request.model);
  const able = abilities.filter((ability) => models.some((model) => canDo(model, ability)));
  const isSquare = squared(pictureAt(job, position)) === undefined;
  const controls: readonly MoreControl[] = [
    ...able.flatMap((ability) => controlsOf[ability]),
    ...(withSecondPass(job, position, own) === undefined ? [] : (["second-pass"] as const)),
    ...(describer === undefined ? [] : (["describe"] as const)),
    ...(job.userId === interaction.user.id ? (["favourite"] as const) : []),
  ];
  const shown = new Set(controls.filter((control) => control !== "square" || !isSquare));
  return { position, positions: stillPositions(job.pictures), controls: shown };
}
