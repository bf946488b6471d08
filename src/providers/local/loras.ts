import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { findLoras, nameOfLora } from "../../diffusion/lora/find-loras.ts";
import type { Message } from "../../words/index.ts";
import { createComparisons } from "./comparisons.ts";
import { fileMark } from "./file-mark.ts";
import type { Inspector } from "./inspection/inspector.ts";

/** A LoRA of this machine. */
export interface LocalLora {
  readonly name: string;
  readonly path: string;
  /** Why its file cannot be used, to stand behind its name. */
  readonly problem: Message | undefined;
  readonly family: string | undefined;
  readonly triggers: readonly string[];
  /** As AUTOMATIC1111 writes it; undefined until it is known. */
  readonly hash: string | undefined;
  /** Changes whenever the file does. */
  readonly mark: string;
}

/** The LoRAs of this machine, which come and go with their files. */
export interface LocalLoras {
  /** Looks again which there are. A file that is unchanged is not read again. */
  look(): Promise<void>;
  all(): readonly LocalLora[];
  /** By its name, in any case; undefined for none of that name. */
  find(name: string): LocalLora | undefined;
  /** Looks whether these models can be drawn with them; those of earlier calls, too. */
  compareWith(models: readonly ModelDescription[]): Promise<void>;
  /** Those that a model can be drawn with, as far as it was compared. */
  fitting(model: ModelDescription): readonly LocalLora[];
  /** Why a model cannot take a LoRA, to stand behind its name. */
  problemWith(lora: LocalLora, model: ModelDescription): Message | undefined;
  /** Adds the one in a file, wherever it is, and gives its name. */
  addFile(path: string): Promise<string>;
}

/** The LoRAs in the models' directory; nothing is read before the first look. */
export function createLoras(modelsDir: string, inspector: Inspector): LocalLoras {
  let known = new Map<string, LocalLora>();
  const added = new Map<string, LocalLora>();
  const list = () => [...added.values(), ...known.values()];
  const comparisons = createComparisons<LocalLora>(
    ({ path, mark }) => `${path} ${mark}`,
    async (model, loras) => {
      const files = loras.map(({ path }) => path);
      return (await inspector.compare({ model, loras: files, controls: [] })).loras;
    },
  );
  /** Hashes of whole files take a while, and are counted one after the other. */
  let hashing = Promise.resolve();
  const tried = new Set<string>();

  async function read(name: string, path: string): Promise<LocalLora> {
    const before = known.get(path);
    const mark = await fileMark(path);
    if (before?.mark === mark && before.name === name) return before;
    return { name, path, mark, ...(await inspector.lora(path)) };
  }

  async function hashed(one: LocalLora): Promise<LocalLora> {
    const key = `${one.path} ${one.mark}`;
    if (one.hash !== undefined || one.problem !== undefined || tried.has(key)) return one;
    // What cannot be hashed is not tried at every look.
    tried.add(key);
    return { ...one, hash: await inspector.hashOfLora(one.path) };
  }

  async function hashAll(): Promise<void> {
    for (const one of known.values()) {
      const done = await hashed(one);
      if (done !== one && known.get(one.path) === one) known.set(one.path, done);
    }
  }

  const compare = (models?: readonly ModelDescription[]) =>
    comparisons.compare(
      list().filter(({ problem }) => problem === undefined),
      models,
    );
  const problemWith = (lora: LocalLora, model: ModelDescription) =>
    lora.problem ?? comparisons.problem(lora, model);

  return {
    async look() {
      const files = Array.from(await findLoras(modelsDir));
      const found = await Promise.all(files.map(([name, path]) => read(name, path)));
      known = new Map(found.map((one) => [one.path, one]));
      hashing = hashing.then(hashAll);
    },
    all: list,
    find(name) {
      const wanted = plain(name);
      return list().find((one) => plain(one.name) === wanted);
    },
    compareWith: compare,
    fitting: (model) => list().filter((one) => problemWith(one, model) === undefined),
    problemWith,
    async addFile(path) {
      const one = await hashed(await read(nameOfLora(path), path));
      added.set(one.name, one);
      await compare();
      return one.name;
    },
  };
}

const plain = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\.safetensors$/u, "");
