import type { ImageModel } from "../image-model.ts";
import type { Workshop } from "./running/attempt.ts";
import type { Recipe } from "./recipe.ts";
import { runCalls } from "../remote/run-calls.ts";
import { wantedPictures } from "./running/upload-pictures.ts";
import { runPictureCall } from "./running/run-call.ts";
import { PROVIDER } from "./wire/errors.ts";

/** A recipe as a model. */
export function createModel(recipe: Recipe, shop: Workshop): ImageModel {
  return {
    id: recipe.id,
    name: recipe.name,
    provider: PROVIDER,
    // The machines are the operator's own: what is lost costs time.
    repeatable: true,
    paid: false,
    local: false,
    capabilities: recipe.capabilities,
    relative: recipe.relative,
    plan: (request) => recipe.plan(request),
    execute: (plan, context) => {
      const wish = {
        loads: recipe.loads,
        fits: (offer: Parameters<Recipe["fits"]>[0]) => recipe.fits(offer, plan.request),
      };
      const readWanted = wantedPictures(context);
      return runCalls(plan, context, (call, inner) => {
        const position = plan.calls[call]?.[0] ?? call;
        const picture = { recipe, plan, call, position, wish, readWanted };
        return runPictureCall(picture, shop, inner);
      });
    },
  };
}
