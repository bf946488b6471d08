import type { ImageModel } from "../image-model.ts";
import { createLateList, type LateList } from "../late-list.ts";
import type { OpenProvider, Provider, ProviderParts } from "../provider.ts";
import { checkComfyui } from "./check.ts";
import { createModel } from "./create-model.ts";
import { createDrawingRecipe } from "./drawing-recipe.ts";
import { findModels } from "./find-models.ts";
import type { Recipe } from "./recipe.ts";
import { createMachines } from "./running/machines.ts";
import { type ComfyuiSettings, settings } from "./settings.ts";
import { createComfyuiClient } from "./wire/client.ts";
import { PROVIDER } from "./wire/errors.ts";
import { type FamilyMemory, findOffer, type Offer, offerSchema } from "./wire/offer.ts";

/** Pictures that a machine is given at a time: the next waits there while one is being fetched. */
const PER_MACHINE = 2;

/** ComfyUI on the operator's own machines: their checkpoints, and the workflows of a folder. */
export const comfyui: Provider<typeof settings> = {
  id: "comfyui",
  name: PROVIDER,
  summary: "Your own ComfyUI, on one machine or several, free",
  settings,
  enabledBy: ["COMFYUI_URL"],
  origins: (given) => given.COMFYUI_URL ?? [],
  open: openComfyui,
};

function openComfyui(given: ComfyuiSettings, parts: ProviderParts): OpenProvider {
  const { COMFYUI_URL: urls = [], COMFYUI_HEADER: header } = given;
  const clients = urls.map((url) => createComfyuiClient(url, header, parts));
  const known: FamilyMemory = new Map();
  const list: LateList<Offer> = createLateList({
    item: offerSchema,
    name: "offers",
    cache: parts.cache,
    now: parts.now,
    find: async (signal): Promise<readonly Offer[]> => {
      const found = await Promise.allSettled(
        clients.map(async (client) => findOffer(client, known, signal)),
      );
      if (found.every(({ status }) => status === "rejected")) {
        throw found.flatMap((each) => (each.status === "rejected" ? [each.reason] : []))[0];
      }
      // A machine that does not answer keeps what it was last known to have.
      return found.flatMap((each, index) => {
        if (each.status === "fulfilled") return [each.value];
        return list.current().filter(({ url }) => url === clients[index]?.url.href);
      });
    },
  });
  const isOurs = ({ url }: Offer): boolean => clients.some((client) => client.url.href === url);
  const offers = (): readonly Offer[] => list.current().filter(isOurs);
  const machines = createMachines(clients, offers, parts);
  const shop = {
    machines,
    offers,
    timeoutMs: given.COMFYUI_TIMEOUT_MS,
    timings: parts.timings,
  };
  const pace = {
    account: "comfyui",
    requestsPerMinute: undefined,
    concurrency: Math.max(1, clients.length) * PER_MACHINE,
  };

  let from: readonly Offer[] | undefined;
  let models: readonly ImageModel[] = [];
  function recipes(): readonly Recipe[] {
    return findModels(offers()).map(({ offer, ...model }) => {
      const id = `comfyui/${model.name}`;
      return createDrawingRecipe({ ...model, id }, offer, { pace });
    });
  }

  return {
    models() {
      const current = list.current();
      if (from !== current) models = recipes().map((recipe) => createModel(recipe, shop));
      from = current;
      return models;
    },
    refresh: (signal) => list.refresh(signal),
    check: (signal) => checkComfyui(clients, { workflows: 0 }, signal),
    close: () => machines.settle(),
  };
}
