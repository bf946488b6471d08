import type { ImageModel } from "../image-model.ts";
import { createLateList, type LateList } from "../late-list.ts";
import type { OpenProvider, Provider, ProviderParts } from "../provider.ts";
import { checkComfyui } from "./check.ts";
import { createModel } from "./create-model.ts";
import { createDrawingRecipe } from "./drawing-recipe.ts";
import { findModels } from "./find-models.ts";
import type { Recipe } from "./recipe.ts";
import { createMachines } from "./running/machines.ts";
import { inEnglish } from "../../words/index.ts";
import { createWorkflowFolder } from "./workflows/workflow-folder.ts";
import { createWorkflowRecipe } from "./workflows/workflow-recipe.ts";
import { type ComfyuiSettings, settings } from "./settings.ts";
import { createComfyuiClient } from "./wire/client.ts";
import { PROVIDER } from "./wire/errors.ts";
import { type FamilyMemory, findOffer, type Offer, offerSchema } from "./wire/offer.ts";

/** A machine that takes longer keeps its last known lists: the others are not to wait for it. */
const LOOK_MS = 5000;

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
  const { COMFYUI_URL: urls = [], COMFYUI_HEADER: header, COMFYUI_TIMEOUT_MS: timeoutMs } = given;
  const clients = urls.map((url) => createComfyuiClient({ url, header, timeoutMs }, parts));
  const known: FamilyMemory = new Map();
  const list: LateList<Offer> = createLateList({
    item: offerSchema,
    name: "offers",
    cache: parts.cache,
    now: parts.now,
    find: async (signal): Promise<readonly Offer[]> => {
      const found = await Promise.allSettled(
        clients.map(async (client) => {
          const soon = AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]);
          return findOffer(client, known, soon);
        }),
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
    timeoutMs,
    timings: parts.timings,
  };
  const pace = {
    account: "comfyui",
    requestsPerMinute: undefined,
    concurrency: Math.max(1, clients.length) * PER_MACHINE,
  };

  const folder = createWorkflowFolder(given.COMFYUI_WORKFLOWS_DIR);
  const told = new Set<string>();
  async function look(): Promise<void> {
    await folder.look();
    for (const problem of folder.problems().map(inEnglish)) {
      if (!told.has(problem)) parts.log.warn({ problem }, "a workflow cannot be used");
      told.add(problem);
    }
  }

  let from: readonly unknown[] = [];
  let models: readonly ImageModel[] = [];
  /** The owner's workflows come first: who makes some wants those. */
  function recipes(): readonly Recipe[] {
    const own = folder.workflows();
    const taken = new Set(own.map(({ id }) => id));
    return [
      ...own.map((workflow) => createWorkflowRecipe(workflow, offers()[0], { pace })),
      ...findModels(offers(), taken).map(({ offer, ...model }) =>
        createDrawingRecipe({ ...model, id: `comfyui/${model.name}` }, offer, { pace }),
      ),
    ];
  }

  return {
    models() {
      const current = [list.current(), folder.workflows()];
      if (current.some((each, index) => each !== from[index])) {
        models = recipes().map((recipe) => createModel(recipe, shop));
      }
      from = current;
      return models;
    },
    async refresh(signal) {
      await look();
      await list.refresh(signal);
    },
    async check(signal) {
      await look();
      return checkComfyui(clients, folder, signal);
    },
    close: () => machines.settle(),
  };
}
