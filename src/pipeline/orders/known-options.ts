import type { Known } from "../../domain/options/flags/flag-value.ts";
import type { ModelFacts } from "../../domain/options/draft-of.ts";
import { ownNames, translateScheduler } from "../../providers/schedulers.ts";
import type { Studio } from "../studio.ts";
import { usualCount } from "./usual-count.ts";

type Models = Pick<Studio, "model" | "models">;

/** What flags and options may name here. */
export function knownOptions({ models }: Pick<Models, "models">): Known {
  return { models, isScheduler: (name) => ownScheduler(name) !== undefined };
}

/** Easel's own name of a scheduler, whoever's name it is known by; undefined for an unknown one. */
export function ownScheduler(name: string): string | undefined {
  return translateScheduler(name, ownNames)?.name;
}

/** What options take from the model that will draw. */
export function modelFacts(studio: Models): ModelFacts {
  return {
    usualCount: (id) => usualCount(studio, id),
    sizesOf(id) {
      const model = id === undefined ? studio.models[0] : studio.model(id);
      return model?.capabilities.sizes;
    },
  };
}
