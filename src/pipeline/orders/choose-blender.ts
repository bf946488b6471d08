import { UserError } from "../../domain/errors.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { say } from "../../words/index.ts";
import { blendingModels } from "./abilities.ts";
import { type Choice, mostReferences } from "./choose-model.ts";

/** What is to be blended: so many pictures beside the first one. */
export interface Blend {
  /** The model that is named, or usual; absent: the first that can. */
  readonly model: string | undefined;
  /** Whether the person named it just now. */
  readonly isNamed: boolean;
  readonly pictures: number;
}

/**
 * The model that blends: the named or usual one where it can, else the first that takes all pictures,
 * else the one that takes most. Throws UserError "invalid-option" where none of `models` takes several,
 * or the one that somebody named does not.
 */
export function chooseBlender(
  models: readonly ImageModel[],
  { model: id, isNamed, pictures }: Blend,
): Choice {
  const able = blendingModels(models);
  const most = able.toSorted((one, other) => mostReferences(other) - mostReferences(one));
  const first = able.find((model) => mostReferences(model) >= pictures) ?? most[0];
  if (first === undefined)
    throw new UserError("invalid-option", say("more.nobody-blends", { command: "/help" }));
  const wanted = models.find((model) => model.id === id);
  if (id === undefined || wanted === undefined) return { model: first, warnings: [] };
  if (able.includes(wanted)) return { model: wanted, warnings: [] };
  if (isNamed) {
    const names = { model: wanted.name, able: able.map((model) => model.id) };
    throw new UserError("invalid-option", say("more.cannot-blend", names));
  }
  const message = say("more.another-model", { model: wanted.name, other: first.name });
  const warnings: readonly Warning[] = [warning("model", message)];
  return { model: first, warnings };
}
