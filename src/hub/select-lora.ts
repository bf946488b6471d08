import { posix } from "node:path";
import { say } from "../words/index.ts";
import { HubError } from "./hub-error.ts";
import type { HubFile } from "./hub-files.ts";
import type { Selection } from "./select-files.ts";

const ENDING = ".safetensors";
/** Beyond this a file is a whole checkpoint: the largest LoRAs have a gigabyte. */
const LARGEST = 3 * 1024 ** 3;
/** What whole models hold. */
const MODEL = /\.onnx$|(?:^|\/)(?:unet|transformer|vae|text_encoder)\/|(?:^|\/)model_index\.json$/u;
const CARD = /^(?:README\.md|LICEN[CS]E[^/]*)$/i;

/** What is asked of a repository that may hold a LoRA. */
interface LoraWish {
  /** A folder of the repository, or one of its files. */
  readonly subfolder: string;
  readonly repository: string;
  /** What the LoRA will be called here. */
  readonly folder: string;
}

/**
 * The LoRA that a repository holds beside its card, which gets the folder's name, since most are called
 * alike; undefined for a repository of a model. Throws HubError where there are several to choose from.
 */
export function selectLora(
  files: readonly HubFile[],
  { subfolder, repository, folder }: LoraWish,
): Selection | undefined {
  if (files.some(({ path }) => MODEL.test(path))) return undefined;
  const all = files.filter(({ path, bytes }) => path.endsWith(ENDING) && bytes <= LARGEST);
  const within = all.filter(
    ({ path }) => path === subfolder || posix.dirname(path) === (subfolder || "."),
  );
  const [only, ...others] = within.length === 0 && subfolder === "" ? all : within;
  if (only === undefined) return undefined;
  if (others.length > 0) {
    const choices = [only, ...others].map(({ path }) => `${repository}/${path}`).join(", ");
    throw new HubError("no-model", say("hub.several-loras", { repository, choices }));
  }
  const cards = files.filter(({ path }) => CARD.test(path));
  return {
    kind: "lora",
    files: [
      ...cards.map((file) => ({ ...file, source: file.path })),
      { ...only, path: `${folder.replace(ENDING, "")}${ENDING}`, source: only.path },
    ],
  };
}
