import { execFile } from "node:child_process";
import { cp, mkdir, open, rm, symlink, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import {
  messageField,
  numberField,
  textField,
} from "../../../src/diffusion/onnx/write-protobuf.ts";
import { tinyModel } from "../diffusion/tiny-model.ts";

const MEGABYTE = 2 ** 20;

/** Spoils a model's folder on purpose. */
type Spoil = (folder: string) => Promise<unknown>;

const write = (file: string, content: string | Buffer) => (folder: string) =>
  writeFile(path.join(folder, file), content);

/** A sparse file of any length, which takes no room. */
const sparse = (file: string, bytes: number) => async (folder: string) => {
  await writeFile(path.join(folder, file), "{");
  await truncate(path.join(folder, file), bytes);
};

async function fifo(folder: string): Promise<void> {
  await rm(path.join(folder, "model_index.json"));
  await promisify(execFile)("mkfifo", [path.join(folder, "model_index.json")]);
}

/** A text of some megabytes that becomes hundreds of them as values. */
const many = (piece: string) => `[${piece.repeat(Math.floor((7.9 * MEGABYTE) / piece.length))}0]`;
const deep = "[".repeat(3.9 * MEGABYTE) + "]".repeat(3.9 * MEGABYTE);

/** A protobuf field that says it is so long, and ends at once. */
const lyingField = Buffer.from([0x3a, 0xff, 0xff, 0xff, 0xff, 0x7f]);

/** A graph of a million nodes without anything in them. */
const manyNodes = (count: number) => messageField(7, [Buffer.alloc(count * 2, "\u000a\u0000")]);

/** Shapes of billions, in an input. */
const largeInput = () => {
  const dims = Array.from({ length: 4 }, () => messageField(1, [numberField(1, 2 ** 40)]));
  const shape = messageField(2, dims);
  const type = messageField(2, [messageField(1, [numberField(1, 1), shape])]);
  return messageField(7, [messageField(11, [textField(1, "sample"), type])]);
};

/** Folders of models that somebody made to hurt their reader; none of them can be used. */
export const hostileFolders: Readonly<Record<string, Spoil>> = {
  "settings of 7.9 MB of small lists": write("model_index.json", many("[],")),
  "settings of 7.9 MB of small objects": write(
    "scheduler/scheduler_config.json",
    many('{"a":{}},'),
  ),
  "settings that are 4 million deep": write("model_index.json", deep),
  "settings of one name of 7 MB": write("model_index.json", `{"${"a".repeat(7 * MEGABYTE)}": 1`),
  "settings of 500 MB of nothing": sparse("model_index.json", 500 * MEGABYTE),
  "settings of 8 EB less than nothing": sparse("unet/config.json", 2 ** 42),
  "settings of backslashes": write("model_index.json", `"${"\\".repeat(7 * MEGABYTE)}`),
  "settings that are a pipe": fifo,
  "settings that are a device": async (folder) => {
    await rm(path.join(folder, "model_index.json"));
    await symlink("/dev/zero", path.join(folder, "model_index.json"));
  },
  "a graph that claims 34 GB and has none": write("unet/model.onnx", lyingField),
  "a graph of 9 million nodes": write("unet/model.onnx", manyNodes(9_000_000)),
  "a graph of 1 TB of nothing": sparse("unet/model.onnx", 2 ** 40),
  "a graph whose input has 2^160 numbers": async (folder) => {
    const file = await open(path.join(folder, "unet/model.onnx"), "w");
    await file.writeFile(largeInput());
    await file.close();
  },
  "a graph that is a device": async (folder) => {
    await rm(path.join(folder, "unet/model.onnx"));
    await symlink("/dev/urandom", path.join(folder, "unet/model.onnx"));
  },
};

/** A safetensors file whose header has that length and that text. */
function safetensors(length: bigint, header: string): Buffer {
  const start = Buffer.alloc(8);
  start.writeBigUInt64LE(length);
  return Buffer.concat([start, Buffer.from(header)]);
}

const honest = (header: string) => safetensors(BigInt(header.length), header);
const key = (n: number) =>
  `"lora_unet_down_blocks_${n}_attn1_to_q.lora_down.weight":{"dtype":"F16","shape":[1,1],"data_offsets":[0,0]}`;

/** Files of LoRAs that somebody made to hurt their reader; none of them can be used. */
export const hostileLoras: Readonly<Record<string, Buffer>> = {
  "whose header has 2^63 bytes": safetensors(2n ** 63n, "{}"),
  "whose header has 15 MB and is not there": safetensors(15n * BigInt(MEGABYTE), "{}"),
  "whose header is 15 MB of small lists": honest(`{"a":[${"[],".repeat(5 * MEGABYTE)}0]}`),
  "whose header is 7 million deep": honest("[".repeat(7 * MEGABYTE)),
  "with a tensor of 2^52 numbers": honest(
    '{"a.lora_down.weight":{"dtype":"F16","shape":[4503599627370496,4],"data_offsets":[0,9007199254740991]}}',
  ),
  "with 100,000 halves of modules": honest(
    `{${Array.from({ length: 100_000 }, (_, n) => key(n)).join(",")}}`,
  ),
};

/** Makes a directory of models with all of them, and a sound model, `sound`. */
export async function writeHostileModels(directory: string): Promise<void> {
  await cp(tinyModel(), path.join(directory, "sound"), { recursive: true });
  for (const [index, spoil] of Object.values(hostileFolders).entries()) {
    const folder = path.join(directory, `hostile-${index}`);
    await cp(tinyModel(), folder, { recursive: true });
    await spoil(folder);
  }
  await mkdir(path.join(directory, "loras"));
  for (const [index, bytes] of Object.values(hostileLoras).entries()) {
    await writeFile(path.join(directory, `loras/hostile-${index}.safetensors`), bytes);
  }
}
