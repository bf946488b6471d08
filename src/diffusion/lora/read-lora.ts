import { stat } from "node:fs/promises";
import { z } from "zod";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { parseLenientJson } from "../lenient-json.ts";
import { readHeader, readTensor, type StoredTensor } from "../safetensors/read-safetensors.ts";
import { sizeOf } from "../tensor.ts";
import { familyOfLora, FLUX } from "./lora-family.ts";
import { type LoraKey, type LoraPart, parseKey } from "./parse-key.ts";
import { partModule } from "./part-module.ts";

/** The change of one module: W + weight · scale · up · down. */
export interface LoraModule {
  readonly part: LoraPart;
  /** See module-names.ts. */
  readonly module: string;
  /** [rank, columns], where a convolution's columns have several dimensions. */
  readonly down: StoredTensor;
  /** [rows, rank], in one piece or in several, one below the other. */
  readonly up: readonly StoredTensor[];
  readonly rank: number;
  readonly rows: number;
  readonly columns: number;
  /** Alpha by rank. */
  readonly scale: number;
}

/** A LoRA (Hu et al., 2021) as its file describes it; the numbers stay there. */
export interface Lora {
  readonly path: string;
  readonly modules: readonly LoraModule[];
  readonly metadata: Readonly<Record<string, string>>;
  /** Changes whenever the file does. */
  readonly mark: string;
  readonly dataStart: number;
}

/** Number types that ONNX Runtime turns into float32 from where they lie. */
const TYPES = new Set(["F32", "F16", "BF16"]);
/** Parts of other ways to change a network, none of which is such a sum. */
const OTHERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/\.dora_scale$|lora_magnitude_vector/u, "DoRA"],
  [/\.(?:hada|loha)_/u, "LoHa"],
  [/\.lokr_/u, "LoKr"],
  [/\.lora_mid\./u, "LoCon (Tucker)"],
  [/\.oft_(?:blocks|diag)/u, "OFT"],
  [/\.on_input$|\.(?:w|b)_norm$|\.diff(?:_b)?$/u, "LyCORIS"],
  [/\.lora_(?:B|up)(?:\.default)?\.bias$/u, "LoRA + bias"],
  [/^ip_adapter|^image_proj|\.processor\.ip_adapter/u, "IP-Adapter"],
  [/^model\.diffusion_model\.|^first_stage_model\./u, "checkpoint"],
];
/** The largest networks have some three thousand modules. */
const MOST_MODULES = 20_000;

/**
 * Reads what a LoRA's file says: kohya's names or those of PEFT and diffusers, older ones too. Throws
 * FileProblem with a clause about what is wrong with it, and the file system's error.
 */
export async function readLora(path: string): Promise<Lora> {
  if (!path.toLowerCase().endsWith(".safetensors")) {
    throw new FileProblem(say("lora.format"));
  }
  const { size, mtimeMs } = await stat(path);
  const { tensors, metadata, dataStart } = await readHeader(path);
  const other = OTHERS.find(([pattern]) => tensors.some(({ name }) => pattern.test(name)));
  if (other !== undefined) throw new FileProblem(say("lora.other-kind", { kind: other[1] }));
  const groups = Map.groupBy(
    tensors.flatMap((tensor) => {
      const key = parseKey(tensor.name);
      return key === undefined ? [] : [{ key, tensor }];
    }),
    ({ key }) => `${key.part} ${key.module}`,
  );
  if (groups.size === 0 || groups.size > MOST_MODULES) throw new FileProblem(say("lora.none"));
  const peft = peftSettings(metadata);
  const modules: LoraModule[] = [];
  for (const members of groups.values()) {
    const module = await moduleOf(path, members, peft);
    if (module !== undefined) modules.push(...partModule(module, nameOf(members)));
  }
  if (modules.length === 0) throw new FileProblem(say("lora.none"));
  const placed = withT5(modules, metadata);
  return { path, modules: placed, metadata, mark: `${size} ${mtimeMs}`, dataStart };
}

interface Member {
  readonly key: LoraKey;
  readonly tensor: StoredTensor;
}

async function moduleOf(
  path: string,
  members: readonly Member[],
  peft: PeftSettings,
): Promise<LoraModule | undefined> {
  const of = (role: LoraKey["role"]) => members.filter(({ key }) => key.role === role);
  const [[down], [up], [alpha]] = [of("down"), of("up"), of("alpha")];
  // An alpha by itself changes nothing.
  if (down === undefined && up === undefined) return undefined;
  const name = nameOf(members);
  if (down === undefined || up === undefined || members.length > 3) {
    throw new FileProblem(say("lora.half", { name }));
  }
  const shape = shapeOf(down.tensor, up.tensor);
  if (shape === undefined) {
    throw new FileProblem(say("lora.shape", { name }));
  }
  const { part, module } = down.key;
  const given = alpha === undefined ? peft(down.key) : await numberOf(path, alpha.tensor);
  const scale = given === undefined ? 1 : given / shape.rank;
  if (!Number.isFinite(scale)) throw new FileProblem(say("engine.numbers-not-finite"));
  return { part, module, down: down.tensor, up: [up.tensor], scale, ...shape };
}

/** Kohya counts T5 as the third text encoder for Flux too, which has two. */
function withT5(modules: readonly LoraModule[], metadata: Lora["metadata"]): readonly LoraModule[] {
  if (familyOfLora({ modules, metadata }) !== FLUX) return modules;
  return modules.map((module) => (module.part === 2 ? { ...module, part: 1 } : module));
}

const MOST_NAME = 100;

/** What the file calls a module. */
function nameOf([member]: readonly Member[]): string {
  return (member?.key.path ?? "").slice(0, MOST_NAME);
}

/** Rows, columns and rank of a product; undefined where the two are none. */
function shapeOf(
  down: StoredTensor,
  up: StoredTensor,
): Pick<LoraModule, "rank" | "rows" | "columns"> | undefined {
  for (const { type } of [down, up]) {
    if (!TYPES.has(type)) throw new FileProblem(say("engine.safetensors-type", { type }));
  }
  const [rank = 0, ...inner] = down.dims;
  const [rows = 0, width = 0, ...outer] = up.dims;
  const columns = sizeOf(inner);
  // A convolution's second half looks at single pixels.
  const fits = width === rank && inner.length > 0 && outer.every((length) => length === 1);
  return fits && rank > 0 && rows > 0 && columns > 0 ? { rank, rows, columns } : undefined;
}

async function numberOf(path: string, stored: StoredTensor): Promise<number> {
  if (sizeOf(stored.dims) !== 1) throw new FileProblem(say("lora.shape", { name: stored.name }));
  const { data } = await readTensor(path, stored);
  return data[0] ?? Number.NaN;
}

/** The alpha of a module that has none of its own, where the file's notes tell. */
type PeftSettings = (key: LoraKey) => number | undefined;

const numbers = z.record(z.string(), z.number());
const adapterSchema = z.record(z.string(), z.unknown());

/**
 * PEFT's settings, which diffusers keeps in the file's notes: `unet.lora_alpha`, and for modules that
 * differ patterns by the end of their names.
 */
function peftSettings({ lora_adapter_metadata: text }: Lora["metadata"]): PeftSettings {
  const settings = adapterSchema.catch({}).parse(jsonOf(text));
  return ({ path }) => {
    const [component = ""] = path.split(".", 1);
    const rest = path.slice(component.length + 1);
    const patterns = numbers.catch({}).parse(settings[`${component}.alpha_pattern`]);
    const special = Object.entries(patterns).find(
      ([pattern]) => rest === pattern || rest.endsWith(`.${pattern}`),
    );
    const usual = settings[`${component}.lora_alpha`];
    return special?.[1] ?? (typeof usual === "number" ? usual : undefined);
  };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return parseLenientJson(text ?? "{}");
  } catch {
    return {};
  }
}
