import { MAX_PROMPT_CHARACTERS } from "../domain/limits.ts";
import { type Draft, draftSchema } from "../domain/request.ts";
import type { PictureDetails } from "./picture-details.ts";
import { spellingsOf } from "./sampler-spellings.ts";

/** The part of a request that the details of another program's picture give. */
export type FoundOptions = Pick<
  Draft,
  "negativePrompt" | "steps" | "guidanceScale" | "seed" | "size" | "scheduler"
> & {
  readonly prompt?: string | undefined;
  readonly source?: { readonly strength: number } | undefined;
};

/** Gives the scheduler of that name, in whatever spelling; undefined when there is none. */
export type FindScheduler = (name: string) => string | undefined;

/**
 * What `/imagine` takes of a picture's details: values outside its limits are left out rather than
 * bent, a sampler is given by the name that it has here, and models of other programs by none.
 */
export function imagineOptions(
  details: PictureDetails,
  findScheduler: FindScheduler,
): FoundOptions {
  const { prompt, negativePrompt, steps, guidanceScale, seed, width, height, strength } = details;
  const { shape } = draftSchema;
  const size = { width, height };
  return {
    prompt: fits(prompt) ? prompt : undefined,
    negativePrompt: fits(negativePrompt) ? negativePrompt : undefined,
    steps: shape.steps.safeParse(steps).data,
    guidanceScale: shape.guidanceScale.safeParse(guidanceScale).data,
    seed: shape.seed.safeParse(seed).data,
    size: shape.size.safeParse(size).data,
    scheduler: schedulerOf(details, findScheduler),
    source: isShare(strength) ? { strength } : undefined,
  };
}

function fits(words: string | undefined): boolean {
  return words !== undefined && words.length <= MAX_PROMPT_CHARACTERS;
}

function isShare(strength: number | undefined): strength is number {
  return strength !== undefined && strength >= 0 && strength <= 1;
}

function schedulerOf(
  { sampler, schedule }: PictureDetails,
  findScheduler: FindScheduler,
): string | undefined {
  if (sampler === undefined) return undefined;
  for (const name of spellingsOf(sampler, schedule)) {
    const found = findScheduler(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
