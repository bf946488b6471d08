import type { Logger } from "../lib/logger.ts";
import type { ImageModel } from "./image-model.ts";
import type { OpenProvider } from "./provider.ts";

/** How long a provider may look for its models before the look counts as failed. */
const LOOK_MS = 10_000;

/** An open provider and its id. */
export interface Opened {
  readonly id: string;
  readonly open: OpenProvider;
}

/** The models of several providers as one list that may change. */
export interface ModelList {
  /** All models, the default one first; the same list while nothing changes. */
  all(): readonly ImageModel[];
  /** Whether the default model is there, or may still come: its provider could not be asked yet. */
  hasDefault(): boolean;
  /**
   * Lets every provider look again. What one finds is there at once, however long another one takes.
   * One look serves all who ask meanwhile. Never rejects: who cannot be asked keeps the last list.
   */
  refresh(): Promise<void>;
  /** Calls back after each change; gives what ends that. */
  onChange(listener: () => void): () => void;
  /** Adds the model in a folder, wherever it is, and gives it. Throws DiffusionError. */
  addFolder(folder: string): Promise<ImageModel>;
  /** How likely a picture of 224 × 224 is pornographic, by the provider that can tell. */
  checkPicture(pixels: Uint8Array): Promise<number>;
  /** Adds the LoRA in a file, wherever it is, and gives its name. */
  addLora(file: string): Promise<string>;
  /** Adds the ControlNet in a folder, wherever it is, and gives its name. */
  addControl(folder: string): Promise<string>;
  /** Ends what the providers started. */
  close(): Promise<void>;
}

/**
 * Puts the lists of the providers together. `wanted` is the id of the default model, or "auto": the
 * first one that draws from words. While it is not there, "auto" holds.
 */
export function createModelList(opened: readonly Opened[], wanted: string, log: Logger): ModelList {
  /** Whose models nobody knows yet; who has a fixed list is known at once. */
  const unasked = new Set(opened.flatMap(({ id, open }) => (open.refresh ? [id] : [])));
  const problems = new Map<string, string>();
  const listeners = new Set<() => void>();
  let models: readonly ImageModel[] = [];
  let looking: Promise<unknown> | undefined;

  function update(): void {
    const found = opened.flatMap(({ open }) => open.models());
    const first =
      found.find(({ id }) => id === wanted) ??
      found.find(({ capabilities }) => capabilities.textToImage);
    const next = first ? [first, ...found.filter((model) => model !== first)] : found;
    if (isSameList(models, next)) return;
    models = next;
    for (const listener of listeners) listener();
  }

  async function look({ id, open }: Opened): Promise<void> {
    try {
      await open.refresh?.(AbortSignal.timeout(LOOK_MS));
      unasked.delete(id);
      problems.delete(id);
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      // The same trouble at every look would fill the log.
      if (problems.get(id) !== problem)
        log.warn({ provider: id, error }, "its models are not known");
      problems.set(id, problem);
    }
    update();
  }

  update();
  return {
    all: () => models,
    hasDefault: () =>
      wanted === "auto" ||
      models.some(({ id }) => id === wanted) ||
      unasked.has(wanted.split("/")[0] ?? ""),
    async refresh() {
      looking ??= Promise.all(opened.map(look)).finally(() => {
        looking = undefined;
      });
      await looking;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async addFolder(folder) {
      const open = opened.find((each) => each.open.addFolder !== undefined)?.open;
      if (open?.addFolder === undefined) throw new Error("No provider draws from folders.");
      const model = await open.addFolder(folder);
      update();
      return model;
    },
    async checkPicture(pixels) {
      const open = opened.find((each) => each.open.checkPicture !== undefined)?.open;
      if (open?.checkPicture === undefined) throw new Error("No provider checks pictures.");
      return open.checkPicture(pixels);
    },
    async addControl(folder) {
      const open = opened.find((each) => each.open.addControl !== undefined)?.open;
      if (open?.addControl === undefined) throw new Error("No provider takes ControlNets.");
      return await open.addControl(folder);
    },
    async addLora(file) {
      const open = opened.find((each) => each.open.addLora !== undefined)?.open;
      if (open?.addLora === undefined) throw new Error("No provider takes files of LoRAs.");
      return await open.addLora(file);
    },
    close: async () => {
      await Promise.all(opened.map(async ({ open }) => open.close?.()));
    },
  };
}

function isSameList(before: readonly ImageModel[], after: readonly ImageModel[]): boolean {
  return before.length === after.length && before.every((model, index) => model === after[index]);
}
