import { RefusedError } from "../../domain/errors.ts";
import type { JobKind } from "../../domain/job.ts";
import type { Draft } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { OrderRights } from "../policy/policy.ts";
import type { Tools } from "../tools.ts";
import { type Choice, chooseModel, chooseSuccessor } from "./choose-model.ts";

/**
 * Finds the model for a draft among those that may be used here. One that is not known is looked for
 * again first: folders come and go. Throws RefusedError for a model that is not allowed, and what
 * `chooseModel` and `chooseSuccessor` throw.
 */
export async function chooseFor(
  draft: Draft,
  kind: JobKind,
  rights: Pick<OrderRights, "models" | "setBy">,
  { models, inOrder }: Pick<Tools, "models" | "inOrder">,
): Promise<Choice> {
  const { model } = draft;
  const isGone = () => model !== undefined && models.all().every(({ id }) => id !== model);
  if (isGone()) await models.refresh?.();
  // Nobody named the model of a job that goes on from another one.
  const isNamed = kind === "imagine";
  const candidates = allowedModels(isGone() ? undefined : model, rights, { inOrder });
  if (model === undefined) return chooseModel(draft, candidates);
  return isGone() && !isNamed
    ? chooseSuccessor({ ...draft, model }, candidates)
    : chooseModel(draft, candidates);
}

/**
 * The models that may be used here, in the order of preference. Throws RefusedError where there is none,
 * and for `model`, where an order names one, that is not among them.
 */
export function allowedModels(
  model: string | undefined,
  { models: allowed, setBy }: Pick<OrderRights, "models" | "setBy">,
  { inOrder }: Pick<Tools, "inOrder">,
): readonly ImageModel[] {
  const isAllowed = (id: string) => allowed?.includes(id) ?? true;
  const candidates = inOrder().filter(({ id }) => isAllowed(id));
  if (candidates.length === 0 && allowed !== undefined && inOrder().length > 0)
    throw new RefusedError("not-allowed", say("rules.no-model", { setBy }));
  if (model !== undefined && !isAllowed(model)) throw notAllowed(model, allowed ?? [], setBy);
  return candidates;
}

function notAllowed(
  model: string,
  models: readonly string[],
  setBy: OrderRights["setBy"],
): RefusedError {
  return new RefusedError("not-allowed", say("policy.model-not-allowed", { model, models, setBy }));
}
