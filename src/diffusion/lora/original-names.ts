/**
 * Names of modules as the first UNet of Stable Diffusion has them (`input_blocks_4_1_…`), which
 * kohya's files for SDXL keep, in diffusers' names. A name of other kinds is given back.
 */
export function fromOriginalUnet(name: string): string {
  const middle = /^middle_block_([012])_(.+)$/u.exec(name);
  if (middle !== null) {
    const [, index = "", rest = ""] = middle;
    return index === "1"
      ? `mid_block_attentions_0_${rest}`
      : `mid_block_resnets_${index === "0" ? 0 : 1}_${resnetPart(rest)}`;
  }
  const block = /^(input|output)_blocks_(\d+)_([012])_(.+)$/u.exec(name);
  if (block === null) return topLevel(name);
  const [, side, number = "", part = "", rest = ""] = block;
  return side === "input" ? inDown(Number(number), part, rest) : inUp(Number(number), part, rest);
}

/** SDXL's resnets in a block on the way down, and what follows them. */
const PER_BLOCK = 3;

function inDown(number: number, part: string, rest: string): string {
  if (number === 0) return "conv_in";
  const block = Math.floor((number - 1) / PER_BLOCK);
  const index = (number - 1) % PER_BLOCK;
  if (/^op(?:_|$)/u.test(rest)) return `down_blocks_${block}_downsamplers_0_conv`;
  return part === "0"
    ? `down_blocks_${block}_resnets_${index}_${resnetPart(rest)}`
    : `down_blocks_${block}_attentions_${index}_${rest}`;
}

function inUp(number: number, part: string, rest: string): string {
  const block = Math.floor(number / PER_BLOCK);
  const index = number % PER_BLOCK;
  if (part !== "0" && rest === "conv") return `up_blocks_${block}_upsamplers_0_conv`;
  return part === "0"
    ? `up_blocks_${block}_resnets_${index}_${resnetPart(rest)}`
    : `up_blocks_${block}_attentions_${index}_${rest}`;
}

const RESNET_PARTS: Readonly<Record<string, string>> = {
  in_layers_2: "conv1",
  out_layers_3: "conv2",
  emb_layers_1: "time_emb_proj",
  skip_connection: "conv_shortcut",
};

const resnetPart = (name: string): string => RESNET_PARTS[name] ?? name;

const TOP_LEVEL: Readonly<Record<string, string>> = {
  time_embed_0: "time_embedding_linear_1",
  time_embed_2: "time_embedding_linear_2",
  label_emb_0_0: "add_embedding_linear_1",
  label_emb_0_2: "add_embedding_linear_2",
  out_2: "conv_out",
};

const topLevel = (name: string): string => TOP_LEVEL[name] ?? name;
