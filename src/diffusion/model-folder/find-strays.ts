import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Message, say } from "../../words/index.ts";
import { families } from "../families/index.ts";
import { LORAS } from "../lora/find-loras.ts";
import { PICTURE_CHECK } from "../picture-check.ts";
import { EMBEDDINGS } from "../textual-inversion/find-embeddings.ts";
import { type Stray, strayAt } from "../description/strays.ts";

/** Folders beside the models that hold something else for them. */
const companions = new Set([
  EMBEDDINGS,
  LORAS,
  PICTURE_CHECK,
  ...families.map(({ tinyDecoder }) => tinyDecoder),
]);
/** Folders that systems put everywhere: hidden ones, and those of file systems. */
const SYSTEM = /^[.@#]|^lost\+found$/u;
/** What a pull leaves in the folders that it made. */
const RECORD = "hub.json";

/**
 * What lies in the directory of models and is none, by name. What is plainly not meant as a model
 * (hidden folders, texts, the companions of models) is passed over. A directory that does not exist
 * holds none. `isCompanion` tells of a path whether it is known to be something else that is used,
 * such as a ControlNet.
 */
export async function findStrays(
  directory: string,
  isCompanion: (path: string) => boolean,
): Promise<readonly Stray[]> {
  if (existsSync(join(directory, "model_index.json"))) {
    const name = basename(directory);
    return [{ name, reason: say("engine.stray-root"), way: say("engine.way-name-parent") }];
  }
  const names = (await readdir(directory).catch(() => [])).filter(
    (name) =>
      !SYSTEM.test(name) && !companions.has(name) && !existsSync(join(directory, name, RECORD)),
  );
  const found = await Promise.all(
    names.toSorted().map(async (name) => {
      const path = join(directory, name);
      return isCompanion(path) ? undefined : strayAt(path);
    }),
  );
  return found.filter((stray) => stray !== undefined);
}

/** A stray in one sentence. */
export function sentenceAbout({ name, reason, way }: Stray): Message {
  return say("engine.stray", { name, reason, way });
}
