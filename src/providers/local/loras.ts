import { stat } from "node:fs/promises";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import { clauseOf } from "../../diffusion/errors.ts";
import { findLoras, nameOfLora } from "../../diffusion/lora/find-loras.ts";
import { modelLayers } from "../../diffusion/lora/lora-choice.ts";
import { familyOfLora } from "../../diffusion/lora/lora-family.ts";
import { loraHash } from "../../diffusion/lora/lora-hash.ts";
import { loraProblem, type ModelLayers } from "../../diffusion/lora/match-lora.ts";
import { type Lora, readLora } from "../../diffusion/lora/read-lora.ts";
import { triggerWords } from "../../diffusion/lora/trigger-words.ts";
import { type Message, say } from "../../words/index.ts";

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
  /** Those that a model can be drawn with, as far as their files are sound. */
  fitting(model: ModelDescription): readonly LocalLora[];
  /** Why a model cannot take a LoRA, to stand behind its name. */
  problemWith(lora: LocalLora, model: ModelDescription): Message | undefined;
  /** Adds the one in a file, wherever it is, and gives its name. */
  addFile(path: string): Promise<string>;
}

interface Known extends LocalLora {
  readonly lora: Lora | undefined;
}

/** The LoRAs in the models' directory; nothing is read before the first look. */
export function createLoras(modelsDir: string): LocalLoras {
  let known = new Map<string, Known>();
  const added = new Map<string, Known>();
  const layers = new WeakMap<ModelDescription, ModelLayers>();
  /** Hashes of whole files take a while, and are counted one after the other. */
  let hashing = Promise.resolve();

  async function read(name: string, path: string): Promise<Known> {
    const before = known.get(path);
    const mark = await markOf(path);
    if (before?.mark === mark && before.name === name) return before;
    try {
      const lora = await readLora(path);
      const noted =
        lora.metadata["sshs_model_hash"] === undefined ? undefined : await loraHash(lora);
      return {
        name,
        path,
        mark,
        lora,
        problem: undefined,
        family: familyOfLora(lora),
        triggers: triggerWords(lora),
        hash: noted,
      };
    } catch (error) {
      const problem = say("lora.unreadable", { reason: clauseOf(error) });
      const nothing = { lora: undefined, family: undefined, triggers: [], hash: undefined };
      return { name, path, mark, problem, ...nothing };
    }
  }

  async function hashed(one: Known): Promise<Known> {
    if (one.hash !== undefined || one.lora === undefined) return one;
    // A file that vanishes meanwhile has none.
    const hash = await loraHash(one.lora).catch(() => undefined);
    return { ...one, hash };
  }

  async function hashAll(): Promise<void> {
    for (const one of known.values()) {
      const done = await hashed(one);
      if (done !== one && known.get(one.path) === one) known.set(one.path, done);
    }
  }

  const list = () => [...added.values(), ...known.values()];
  const layersOf = (model: ModelDescription): ModelLayers => {
    const found = layers.get(model) ?? modelLayers(model);
    layers.set(model, found);
    return found;
  };
  const compare = (one: LocalLora, model: ModelDescription): Message | undefined => {
    if (one.problem !== undefined) return one.problem;
    const { lora } = list().find(({ path }) => path === one.path) ?? {};
    try {
      return lora && loraProblem(lora, layersOf(model));
    } catch (error) {
      // The model's files may be on their way out.
      return say("lora.unreadable", { reason: clauseOf(error) });
    }
  };
  /** Capabilities are looked at all the time, and files seldom change. */
  const compared = new WeakMap<ModelDescription, Map<string, Message | undefined>>();
  const problemWith = (one: LocalLora, model: ModelDescription): Message | undefined => {
    const results = compared.get(model) ?? new Map<string, Message | undefined>();
    compared.set(model, results);
    const key = `${one.path} ${one.mark}`;
    if (!results.has(key)) results.set(key, compare(one, model));
    return results.get(key);
  };

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
    fitting: (model) => list().filter((one) => problemWith(one, model) === undefined),
    problemWith,
    async addFile(path) {
      const one = await hashed(await read(nameOfLora(path), path));
      added.set(one.name, one);
      return one.name;
    },
  };
}

const plain = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\.safetensors$/u, "");

async function markOf(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined);
  return `${facts?.size} ${facts?.mtimeMs}`;
}
