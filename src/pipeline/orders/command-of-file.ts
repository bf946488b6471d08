import { askedOf } from "../../domain/options/asked.ts";
import { withKeywords } from "../../domain/options/read-file.ts";
import {
  type LooselyAsked,
  type OfferedModel,
  writeCommand,
  type WrittenCommand,
} from "../../domain/options/write-command.ts";
import type { PictureDetails } from "../../images/picture-details.ts";
import { ownScheduler } from "./known-options.ts";

/** AUTOMATIC1111's keyword for the enlargement of a second pass. */
const SECOND_PASS = "Hires upscale";

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
  return easel === undefined
    ? askedOfOthers(details)
    : { ...askedOf(easel.request), seed: easel.seed, count: 1 };
}

function askedOfOthers(details: PictureDetails): LooselyAsked {
  const { width, height, strength, scheduler, ...rest } = details;
  const others = new Map(details.others);
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
    scheduler: scheduler === undefined ? undefined : (ownScheduler(scheduler) ?? NOT_HERE),
    hires: hasSecondPass ? { ...hires, strength } : undefined,
    // A picture that was drawn from words alone moved all the way from the noise it began with.
    source: hasSecondPass || strength === 1 ? undefined : { ...source, strength },
  };
}

/** Stands for a name that is asked and unknown here, so that it is said to be left out. */
const NOT_HERE = Symbol("not here");
