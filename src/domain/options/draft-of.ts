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
 * The draft of what is asked, without its source picture: a shape becomes a size of the model, a
 * count that is absent the usual one. Throws UserError for a second pass that does not say how large.
 */
export function draftOf(
  { size, hires, ...asked }: Asked,
  { sizesOf, usualCount }: ModelFacts,
): Draft {
  const { prompt = "", model, count = usualCount(model) } = asked;
  return {
    ...asked,
    prompt,
    count,
    source: undefined,
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
  return { draft: { ...draftOf(asked, models), source }, warnings };
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
