import { cp, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundledModelFolder } from "../bundled-model-folder.ts";
import { setFormat, setOperator, setOpset, setShape } from "./edit-graph.ts";
import { tinyModel } from "./tiny-model.ts";

/** Something that happens to model folders, and what people read of it. */
export interface Spoiling {
  readonly what: string;
  /** The tiny model that it happens to. */
  readonly model: string;
  readonly spoil: (folder: string) => Promise<unknown>;
  /** What the sentence says. */
  readonly says: RegExp;
  /** Whether it shows before anything is loaded. */
  readonly isSeenAtOnce: boolean;
}

const page = "<!DOCTYPE html><html>404 Not Found</html>\n".repeat(30);

const remove = (file: string) => (folder: string) => rm(path.join(folder, file));
const write = (file: string, content: string) => (folder: string) =>
  writeFile(path.join(folder, file), content);
const cut = (file: string) => (folder: string) => truncate(path.join(folder, file), 100);
const graph = (part: string, change: (file: string) => Promise<unknown>) => (folder: string) =>
  change(path.join(folder, part, "model.onnx"));
const replacePart = (part: string, from: string) => async (folder: string) => {
  await rm(path.join(folder, part), { recursive: true });
  await cp(path.join(from, part), path.join(folder, part), { recursive: true });
};

/** Gives every word a number that the text encoder's table does not reach. */
async function renumberWords(folder: string): Promise<void> {
  const file = path.join(folder, "tokenizer/vocab.json");
  const words = JSON.parse(await readFile(file, "utf8")) as Record<string, number>;
  const moved = Object.entries(words).map(([word, id]) => [word, id + 5000]);
  await writeFile(file, JSON.stringify(Object.fromEntries(moved)));
}

async function linkOut(folder: string): Promise<void> {
  const [inside, outside] = [path.join(folder, "unet/weights.pb"), `${folder}-weights`];
  await rename(inside, outside);
  await symlink(outside, inside);
}

async function makeDirectory(folder: string): Promise<void> {
  await remove("unet/model.onnx")(folder);
  await mkdir(path.join(folder, "unet/model.onnx"));
}

const early = (
  what: string,
  spoil: Spoiling["spoil"],
  says: RegExp,
  model = "tiny-epsilon",
): Spoiling => ({ what, model, spoil, says, isSeenAtOnce: true });

const late = (
  what: string,
  spoil: Spoiling["spoil"],
  says: RegExp,
  model = "tiny-epsilon",
): Spoiling => ({ what, model, spoil, says, isSeenAtOnce: false });

const missing = (file: string, model?: string): Spoiling =>
  early(`without ${file}`, remove(file), new RegExp(`${file} is missing`), model);

const otherModels = /its parts are of different models/;
const otherOpset = /its operators are not those of its opset/;

/** Everything that happens to folders of models. */
export const spoilings: readonly Spoiling[] = [
  missing("model_index.json"),
  missing("scheduler/scheduler_config.json"),
  missing("unet/model.onnx"),
  missing("vae_decoder/model.onnx"),
  missing("text_encoder/model.onnx"),
  missing("text_encoder_2/model.onnx", "tiny-xl"),
  early("without vocab.json", remove("tokenizer/vocab.json"), /tokenizer lacks vocab\.json/),
  early(
    "without the second merges.txt",
    remove("tokenizer_2/merges.txt"),
    /tokenizer_2 lacks vocab\.json and merges\.txt/,
    "tiny-xl",
  ),
  early("an empty index", write("model_index.json", ""), /model_index\.json cannot be read/),
  early("an index of null", write("model_index.json", "null"), /in model_index\.json, the whole/),
  early("an empty graph", write("unet/model.onnx", ""), /unet\/model\.onnx cannot be read/),
  early(
    "a web page as settings",
    write("scheduler/scheduler_config.json", page),
    /scheduler_config\.json cannot be read/,
  ),
  early(
    "settings of the wrong kind",
    write("scheduler/scheduler_config.json", '{"num_train_timesteps": 0}'),
    /num_train_timesteps/,
  ),
  early("a web page as a graph", write("vae_decoder/model.onnx", page), /cannot be read/),
  early(
    "a folder as a graph",
    makeDirectory,
    /unet\/model\.onnx cannot be read \(it is no ordinary file\)/,
  ),
  early("a cut graph", cut("vae_encoder/model.onnx"), /vae_encoder\/model\.onnx cannot be read/),
  late("an empty vocabulary", write("tokenizer/vocab.json", ""), /vocab\.json is damaged/),
  late("a vocabulary of null", write("tokenizer/vocab.json", "null"), /in vocab\.json, the whole/),
  late("a web page as merges", write("tokenizer/merges.txt", page), /merges\.txt holds something/),
  late(
    "tokenizer settings of a number",
    write("tokenizer/tokenizer_config.json", "3"),
    /in tokenizer_config\.json, the whole/,
  ),
  early(
    "an opset that is too new",
    graph("unet", (file) => setOpset(file, 99)),
    /unet\/model\.onnx was made by a newer exporter: .*; export it with opset 17/,
  ),
  early(
    "a format that is too new",
    graph("text_encoder", (file) => setFormat(file, 99)),
    /text_encoder\/model\.onnx was made by a newer exporter: .*; export it with opset 17/,
  ),
  late(
    "an opset that is too old",
    graph("unet", (file) => setOpset(file, 1)),
    otherOpset,
  ),
  early(
    "an opset that is too new in the encoder",
    graph("vae_encoder", (file) => setOpset(file, 99)),
    /vae_encoder\/model\.onnx was made by a newer exporter/,
  ),
  late(
    "an unknown operator",
    graph("vae_decoder", (file) => setOperator(file, "Frobnicate")),
    /vae_decoder\/model\.onnx cannot be loaded: it uses an operator that this device lacks/,
  ),
  early(
    "an operator of an unknown domain",
    graph("text_encoder", (file) => setOperator(file, "Frobnicate", "com.nowhere")),
    /text_encoder\/model\.onnx uses the operator Frobnicate of com\.nowhere/,
  ),
  late(
    "an operator of graphics cards",
    graph("unet", (file) => setOperator(file, "NhwcConv", "com.microsoft")),
    otherOpset,
  ),
  early(
    "SDXL's unet in Stable Diffusion",
    replacePart("unet", tinyModel("tiny-xl")),
    /text_encoder_2\/model\.onnx is missing/,
  ),
  early(
    "Stable Diffusion's unet in SDXL",
    replacePart("unet", tinyModel()),
    otherModels,
    "tiny-xl",
  ),
  early("another model's unet", replacePart("unet", bundledModelFolder), otherModels),
  early(
    "a unet for inpainting",
    graph("unet", (file) => setShape(file, "sample", ["batch", 9, "height", "width"])),
    /unet\/config\.json says 4 channels, but the graph takes 9/,
  ),
  early(
    "a decoder as the unet",
    (folder) =>
      cp(path.join(folder, "vae_decoder/model.onnx"), path.join(folder, "unet/model.onnx")),
    /unet\/model\.onnx has no input named sample/,
  ),
  early(
    "a unet as the text encoder",
    (folder) =>
      cp(path.join(folder, "unet/model.onnx"), path.join(folder, "text_encoder/model.onnx")),
    /text_encoder\/model\.onnx has no input named input_ids/,
  ),
  late("another model's tokenizer", renumberWords, /its tokenizer is of another model/),
  late("cut weights", cut("unet/weights.pb"), /its weights are cut short/, "tiny-xl-turbo"),
  late(
    "without its weights",
    remove("text_encoder_2/model.onnx_data"),
    /the file with its weights is missing/,
    "tiny-xl-turbo",
  ),
  late(
    "weights that are linked elsewhere",
    linkOut,
    /lie outside the model's folder/,
    "tiny-xl-turbo",
  ),
];

/** A copy of the model under a name of its own in that directory, spoiled. */
export async function spoiledModel(
  { what, model, spoil }: Spoiling,
  directory: string,
): Promise<string> {
  const folder = path.join(directory, what.replaceAll(/[^a-z0-9]+/giu, "-"));
  await cp(tinyModel(model), folder, { recursive: true });
  await spoil(folder);
  return folder;
}
