import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { type Message, say } from "../../words/index.ts";
import type { OrderRights } from "../policy/policy.ts";
import type { StudioModels } from "../studio.ts";
import { mostReferences } from "./choose-model.ts";

/** What only some models can do with a picture. */
export type Ability = "extend" | "mask" | "editByInstruction" | "animate";

/** Why nobody here can do it. */
const missing: Readonly<Record<Ability, Message>> = {
  extend: say("more.nobody-extends"),
  mask: say("more.nobody-redraws"),
  editByInstruction: say("more.nobody-edits"),
  animate: say("more.nobody-animates"),
};

/** A model for what is made of a job's picture. */
export interface AbleModel {
  readonly model: ImageModel;
  /** Whether it is the one that drew the picture. */
  readonly isOwn: boolean;
  readonly warnings: readonly Warning[];
}

/** The models that somebody may use, the preferred one first. */
export function usableModels(
  { models }: Pick<StudioModels, "models">,
  { models: allowed }: Pick<OrderRights, "models">,
): readonly ImageModel[] {
  return models.filter(({ id }) => allowed?.includes(id) ?? true);
}

/** Whether a model can do that with a picture. */
export function canDo({ capabilities }: Pick<ImageModel, "capabilities">, ability: Ability) {
  return capabilities.imageToImage && capabilities[ability] === true;
}

/**
 * The model for what somebody wants to do with a job's picture: the job's own where it can, else its
 * relative, one of the same service, the first that can, with a warning that names both. Throws
 * UserError "invalid-option" where none of `models` can.
 */
export function ableModel(
  { request: { model: id } }: Pick<Job, "request">,
  ability: Ability,
  models: readonly ImageModel[],
): AbleModel {
  const able = models.filter((model) => canDo(model, ability));
  const own = models.find((model) => model.id === id);
  if (own !== undefined && able.includes(own)) return { model: own, isOwn: true, warnings: [] };
  const [service = id] = id.split("/");
  const model =
    able.find((each) => each.id === own?.relative) ??
    able.find((each) => each.id.startsWith(`${service}/`)) ??
    able[0];
  if (model === undefined) throw new UserError("invalid-option", missing[ability]);
  const message = say("more.another-model", { model: own?.name ?? id, other: model.name });
  return { model, isOwn: false, warnings: [warning("model", message)] };
}

/** The models that take so many pictures beside the one that they start from, or else any. */
export function blendingModels(models: readonly ImageModel[]): readonly ImageModel[] {
  return models.filter((model) => model.capabilities.imageToImage && mostReferences(model) > 0);
}
