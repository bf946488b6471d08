import { UserError } from "../../domain/errors.ts";
import type { Control } from "../../domain/picture-options.ts";
import { say } from "../../words/index.ts";
import type { LocalModel } from "./plan-local.ts";

/**
 * The ControlNet that will be used, by its folder's name. Throws UserError for one that is not there
 * or does not fit the model: without it the picture would be another.
 */
export function settleControl(
  asked: Control | undefined,
  { description, controls }: Pick<LocalModel, "description" | "controls">,
): Control | undefined {
  if (asked === undefined) return undefined;
  const { model: name } = asked;
  const control = controls.find(name);
  if (control === undefined) {
    const known = controls.fitting(description).map((each) => each.name);
    const says =
      known.length === 0
        ? say("control.none-here", { name })
        : say("control.unknown", { name, known });
    throw new UserError("invalid-option", says);
  }
  const reason = controls.problemWith(control, description);
  if (reason === undefined) return { ...asked, model: control.name };
  throw new UserError("invalid-option", say("control.unusable", { name: control.name, reason }));
}
