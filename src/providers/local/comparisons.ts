import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { type Message, say } from "../../words/index.ts";

/** What goes with which models. Comparing takes a while; what came of it is known at once. */
export interface Comparisons<Item> {
  /** Compares all items with these models, and with those of earlier calls, as far as that is not done. */
  compare(items: readonly Item[], models?: readonly ModelDescription[]): Promise<void>;
  /** Why an item does not go with a model, to stand behind its name; undefined where it does. */
  problem(item: Item, model: ModelDescription): Message | undefined;
}

/**
 * Comparisons of nothing yet. `keyOf` changes whenever an item does; `ask` compares a model with
 * items and gives a problem, or undefined, for each.
 */
export function createComparisons<Item>(
  keyOf: (item: Item) => string,
  ask: (
    model: ModelDescription,
    items: readonly Item[],
  ) => Promise<readonly (Message | undefined)[]>,
): Comparisons<Item> {
  /** By their folders: a folder that changes gets another description. */
  const known = new Map<string, ModelDescription>();
  const results = new WeakMap<ModelDescription, Map<string, Result>>();

  async function compareOne(model: ModelDescription, items: readonly Item[]): Promise<void> {
    const begun = results.get(model) ?? new Map<string, Result>();
    results.set(model, begun);
    const missing = items.filter((item) => !begun.has(keyOf(item)));
    const answers = missing.length === 0 ? undefined : ask(model, missing);
    for (const [index, item] of missing.entries()) {
      const key = keyOf(item);
      const compared: Compared = { says: say("engine.still-read") };
      const done = (async () => {
        const all = await answers;
        compared.says = all?.[index];
      })();
      begun.set(key, { compared, done });
      // It is asked again at the next look.
      done.catch(() => begun.delete(key));
    }
    await Promise.all(items.map(async (item) => begun.get(keyOf(item))?.done));
  }

  return {
    async compare(items, models = []) {
      for (const model of models) known.set(model.folder, model);
      await Promise.all(Array.from(known.values(), (model) => compareOne(model, items)));
    },
    problem(item, model) {
      const result = results.get(model)?.get(keyOf(item));
      return result === undefined ? say("engine.still-read") : result.compared.says;
    },
  };
}

/** What came of a comparison: that it is still read, until it is done. */
interface Compared {
  says: Message | undefined;
}

interface Result {
  readonly compared: Compared;
  readonly done: Promise<void>;
}
