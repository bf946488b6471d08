import { askedOf } from "../../domain/options/asked.ts";
import { withKeywords } from "../../domain/options/read-file.ts";
import {
  type LooselyAsked,
  type OfferedModel,
  writeCommand,
  type WrittenCommand,
} from "../../domain/options/write-command.ts";
import { spellingsOf } from "../../images/sampler-spellings.ts";
import type { PictureDetails } from "../../images/picture-details.ts";
import { ownScheduler } from "./known-options.ts";

/** AUTOMATIC1111's keyword for the enlargement of a second pass. */
const SECOND_PASS = "Hires upscale";
/** Its keyword for the spacing of the noise levels. */
const SPACING = "Schedule type";

/**
 * The `/imagine` command that makes a picture again, as far as its file says how it was made: only
 * options that `/imagine` takes, with values that the configured models accept. Samplers are
 * translated; the models of other programs mean nothing here.
 */
export function commandOfFile(
  details: PictureDetails,
  models: readonly OfferedModel[],
): WrittenCommand {
  return writeCommand(askedOfFile(details), models);
}

/** What a picture's file asks for, where nobody has looked at the values yet. */
export function askedOfFile(details: PictureDetails): LooselyAsked {
  const { easel } = details;
  if (easel === undefined) return askedOfOthers(details);
  // The pictures that were given are in no file, and without them these mean nothing.
  const { references: _references, control: _control, ...request } = easel.request;
  return { ...askedOf(request), seed: easel.seed, count: 1 };
}

function askedOfOthers(details: PictureDetails): LooselyAsked {
  const { width, height, strength, ...rest } = details;
  const others = new Map(details.others);
  if (details.schedule !== undefined) others.set(SPACING, details.schedule);
  const { hires, source, ...named } = withKeywords({}, others);
  const hasSecondPass = others.has(SECOND_PASS);
  const { prompt, negativePrompt, steps, guidanceScale, seed, model } = rest;
  return {
    ...named,
    prompt,
    negativePrompt,
    model,
    steps,
    guidanceScale,
    seed,
    size: width === undefined || height === undefined ? undefined : { width, height },
    scheduler: schedulerOf(details),
    hires: hasSecondPass ? { ...hires, strength } : undefined,
    // A picture that was drawn from words alone moved all the way from the noise it began with.
    source: hasSecondPass || strength === 1 ? undefined : { ...source, strength },
  };
}

/** The scheduler that a sampler's name means; the spacing of its noise levels is an option beside it. */
function schedulerOf({ sampler }: PictureDetails) {
  if (sampler === undefined) return undefined;
  const known = spellingsOf(sampler, undefined).map((name) => ownScheduler(name));
  return known.find((name) => name !== undefined) ?? NOT_HERE;
}

/** Stands for a name that is asked and unknown here, so that it is said to be left out. */
const NOT_HERE = Symbol("not here");
