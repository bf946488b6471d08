import { UserError } from "../../domain/errors.ts";
import type { Draft } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";
import type { ModelRegistry } from "../tools.ts";

/** A model for a request, and what to tell about the choice. */
export interface Choice {
  readonly model: ImageModel;
  readonly warnings: readonly Warning[];
}

/** Whether a model takes a request of this kind: with a source picture, or without. */
export function takes(model: ImageModel, request: Pick<Draft, "source">): boolean {
  const { imageToImage, textToImage } = model.capabilities;
  return request.source === undefined ? textToImage : imageToImage;
}

/** All models in the order of preference: the default one first, "auto" leaves them as they are. */
export function inOrder(models: ModelRegistry, defaultModel: string): readonly ImageModel[] {
  const all = models.all();
  return all.toSorted((a, b) => Number(b.id === defaultModel) - Number(a.id === defaultModel));
}

/** The models sorted by a list of ids; those that the list does not name come last. */
export function byOrder(
  models: readonly ImageModel[],
  order: readonly string[],
): readonly ImageModel[] {
  const rank = (model: ImageModel) => {
    const index = order.indexOf(model.id);
    return index === -1 ? order.length : index;
  };
  return models.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Finds the model for a draft: the one it names, or the first of `models` (for a mask, an extension
 * or several pictures, the first that heeds them). One that cannot take
 * the draft's kind (a source picture, or none) gives way to one that can: its nearest relative,
 * else one of the same provider, else the first, with a warning that names both.
 * Throws UserError "unknown-model" for a name that is not configured or when nothing is,
 * "invalid-option" when no configured model can take the draft.
 */
export function chooseModel(draft: Draft, models: readonly ImageModel[]): Choice {
  const wanted = named(draft.model ?? steerable(draft, models)?.id, models);
  if (takes(wanted, draft)) return { model: wanted, warnings: [] };
  const able = models.filter((model) => takes(model, draft));
  const other =
    able.find((model) => model.id === wanted.relative) ??
    able.find((model) => model.provider === wanted.provider) ??
    able[0];
  const needsPicture = draft.source === undefined;
  const { name: model } = wanted;
  if (other === undefined) {
    throw new UserError(
      "invalid-option",
      needsPicture
        ? say("orders.only-with-picture", { model })
        : say("orders.only-without-picture", { model }),
    );
  }
  const names = { model, other: other.name };
  const message = needsPicture
    ? say("orders.model-needs-picture", names)
    : say("orders.model-takes-no-picture", names);
  return { model: other, warnings: [warning("model", message)] };
}

/**
 * Finds the model for a draft whose own is no longer configured, since a button must outlive it: its
 * nearest relative, else one of the same service, else the first that can, with a warning.
 * Throws UserError "unknown-model" when none can.
 */
export function chooseSuccessor(
  draft: Draft & { readonly model: string },
  models: readonly ImageModel[],
): Choice {
  const { model: gone } = draft;
  const [service = gone] = gone.split("/");
  const able = models.filter((model) => takes(model, draft));
  const model =
    able.find((each) => each.relative === gone) ??
    able.find((each) => each.id.startsWith(`${service}/`)) ??
    able[0] ??
    named(gone, models);
  const message = say("orders.model-gone", { model: gone, other: model.name });
  return { model, warnings: [warning("model", message)] };
}

/**
 * The first model that redraws parts and extends, or that takes several pictures, where that is asked
 * and no model is named.
 */
function steerable(draft: Draft, models: readonly ImageModel[]): ImageModel | undefined {
  const { source, references = [] } = draft;
  if (source?.mask !== undefined || source?.extend !== undefined)
    return models.find(
      ({ capabilities: { mask, extend } }) =>
        (source.mask === undefined || mask === true) &&
        (source.extend === undefined || extend === true),
    );
  const wanted = references.length;
  if (wanted === 0) return undefined;
  const able = models.filter((model) => mostReferences(model) > 0 && takes(model, draft));
  return able.find((model) => mostReferences(model) >= wanted) ?? able[0];
}

/** As many pictures as a model looks at beside the one that it starts from. */
export function mostReferences({ capabilities }: ImageModel): number {
  return capabilities.references?.max ?? 0;
}

function named(id: string | undefined, models: readonly ImageModel[]): ImageModel {
  const model = id === undefined ? models[0] : models.find((each) => each.id === id);
  if (model !== undefined) return model;
  const ids = models.map((each) => each.id);
  throw new UserError(
    "unknown-model",
    ids.length === 0
      ? say("orders.no-model", { command: "npm run doctor" })
      : say("orders.unknown-model", { model: (id ?? "").slice(0, 100), models: ids }),
  );
}
