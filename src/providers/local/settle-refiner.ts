import type { Refiner } from "../../domain/request.ts";
import { type NumberOption, settleNumber } from "../planning/settle-number.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import type { LocalModel } from "./plan-local.ts";
import type { LocalRefiner } from "./refiners.ts";

/**
 * The refiner that will be used, by its id, and its share; undefined for none. Whoever names a
 * refiner or a share wants one. A share of 1 lets the model finish, and the refiner go over the
 * finished picture.
 */
export function settleRefiner(
  asked: Refiner | undefined,
  { description, capabilities, refiners }: LocalModel,
  warn: Warn,
): Refiner | undefined {
  const { name } = description;
  const fitting = refiners.fitting(description);
  const isNamed = asked?.model !== undefined;
  const on = asked?.on ?? (isNamed || asked?.highNoiseFraction !== undefined);
  if (!on) {
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", say("engine.refiner-off"));
    }
    return undefined;
  }
  const [first] = fitting;
  if (first === undefined) {
    const isXl = description.timeIds !== undefined && !description.isRefiner;
    warn("refiner", say(isXl ? "engine.no-refiner-here" : "engine.has-no-refiner", { name }));
    if (asked?.highNoiseFraction !== undefined) {
      warn("high_noise_fraction", say("engine.no-refiner-share", { name }));
    }
    return undefined;
  }
  const named = isNamed ? findRefiner(fitting, asked.model) : first;
  if (named === undefined) {
    const other = asked?.model ?? "?";
    warn("refiner", say("engine.refiner-other", { name, asked: other, used: first.name }));
  }
  const share: NumberOption = {
    option: "high_noise_fraction",
    asked: asked?.highNoiseFraction,
    range: capabilities.refiner?.highNoiseFraction,
    model: name,
  };
  return { on: true, model: (named ?? first).id, highNoiseFraction: settleNumber(share, warn) };
}

/** A refiner by its id, its name or its folder's name; undefined for none of that name. */
export function findRefiner(
  refiners: readonly LocalRefiner[],
  asked: string | undefined,
): LocalRefiner | undefined {
  const wanted = asked?.toLowerCase();
  return refiners.find(({ id, name }) =>
    [id, name, id.replace(/^local\//u, "")].some((each) => each.toLowerCase() === wanted),
  );
}
