import { say } from "../../words/index.ts";
import type { SizeRange } from "../capabilities.ts";
import { UserError } from "../errors.ts";
import { extensionOf } from "../extension-wish.ts";
import type { Draft, Source } from "../request.ts";
import { type Warning, warning } from "../warning.ts";
import { type Asked, askedOf } from "./asked.ts";
import { type Choices, withChoices } from "./choices.ts";
import { invalid } from "./kinds/kind.ts";
import { sizeOfShape } from "./size-of-shape.ts";

/** What settling needs to know of the models; no id means the default one. */
export interface ModelFacts {
  readonly sizesOf: (model: string | undefined) => SizeRange | undefined;
  /** How many pictures are made when nobody says. */
  readonly usualCount: (model: string | undefined) => number;
}

/**
 * The draft of what is asked, without its pictures: a shape becomes a size of the model, a
 * count that is absent the usual one. Throws UserError for a second pass that does not say how large.
 */
export function draftOf(
  { size, hires, image2: _image2, ...asked }: Asked,
  { sizesOf, usualCount }: ModelFacts,
): Draft {
  const { prompt = "", model, count = usualCount(model) } = asked;
  return {
    ...asked,
    prompt,
    count,
    source: undefined,
    control: undefined,
    size: size && ("across" in size ? sizeOfShape(size, sizesOf(model)) : size),
    hires: hires && secondPass(hires),
  };
}

function secondPass({ factor, ...rest }: NonNullable<Asked["hires"]>): Draft["hires"] {
  if (factor !== undefined) return { ...rest, factor };
  const isAsked = Object.values(rest).some((value) => value !== undefined);
  if (isAsked) throw invalid(say("options.hires-without-factor", { option: "--hires" }));
  return undefined;
}

/** A draft that may leave open how many pictures it makes. */
export type OpenDraft = Omit<Draft, "count"> & Partial<Pick<Draft, "count">>;

/** A draft with what was chosen in place of what it said, and what of it does not count. */
export interface ChangedDraft {
  readonly draft: Draft;
  readonly warnings: readonly Warning[];
}

/**
 * A draft that was there before, with a new prompt and with choices that beat what it said. Its
 * source picture stays. Throws UserError for a choice that cannot be used with it.
 */
export function changedDraft(
  draft: OpenDraft,
  { prompt, choices }: { readonly prompt: string; readonly choices: Choices },
  models: ModelFacts,
): ChangedDraft {
  const asked = withChoices(askedOf({ ...draft, prompt }), choices);
  const warnings = checkSource(choices, draft.source !== undefined);
  const source = draft.source && changedSource(draft.source, asked.source);
  const control = changedControl(draft.control, choices, asked.control);
  return { draft: { ...draftOf(asked, models), source, control }, warnings };
}

/** A ControlNet's picture stays; who names one for the first time has to bring a picture. */
function changedControl(
  before: Draft["control"],
  choices: Choices,
  asked: Asked["control"],
): Draft["control"] {
  if (before !== undefined) {
    return { ...before, ...asked, model: asked?.model ?? before.model, image: before.image };
  }
  const needy = choices.get("control") ?? controlDetail(choices);
  if (needy === undefined) return undefined;
  const { spelled: option } = needy;
  throw new UserError("no-picture", say("control.needs-picture", { option, image: "image" }));
}

const DETAILS = ["control_image", "control_strength", "control_start", "control_end"] as const;

const controlDetail = (choices: Choices) =>
  DETAILS.map((name) => choices.get(name)).find((choice) => choice !== undefined);

/**
 * Which of the pictures that are asked for is a ControlNet's: its own, else the picture to start from,
 * which then steers the drawing in place of beginning it, unless it is to do both, with a strength.
 * Throws UserError for a ControlNet without a picture, and for its details without one.
 */
export function withControlPicture(asked: Asked, choices: Choices, picture: string): Asked {
  const { control, source } = asked;
  if (control === undefined) return asked;
  if (control.model === undefined) {
    const option = controlDetail(choices)?.spelled ?? "control";
    throw invalid(say("control.needs-model", { option }));
  }
  const image = control.image ?? source?.image;
  if (image === undefined) {
    const option = choices.get("control")?.spelled ?? "control";
    throw new UserError("no-picture", say("control.needs-picture", { option, image: picture }));
  }
  const { strength, mask, extend } = source ?? {};
  const doesBoth = [strength, mask, extend].some((each) => each !== undefined);
  const keepsSource = control.image !== undefined || doesBoth;
  return { ...asked, control: { ...control, image }, source: keepsSource ? source : undefined };
}

function changedSource(source: Source, asked: Asked["source"]): Source {
  const extend = asked?.extend && extensionOf(asked.extend, source);
  return { ...source, strength: asked?.strength, extend };
}

/**
 * What to say about choices that only count with a picture to start from. Throws UserError
 * "no-picture" for those that mean nothing at all without one.
 */
export function checkSource(choices: Choices, hasPicture: boolean): readonly Warning[] {
  if (hasPicture) return [];
  const needy = choices.get("mask") ?? choices.get("extend");
  if (needy !== undefined) {
    const { spelled: option } = needy;
    throw new UserError("no-picture", say("options.needs-picture", { option, image: "image" }));
  }
  if (!choices.has("strength")) return [];
  return [warning("strength", say("options.strength-without-picture"))];
}
