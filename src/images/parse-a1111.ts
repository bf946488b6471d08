import { bareDetails, type PictureDetails } from "./picture-details.ts";

/** A last line with fewer pairs than this is taken for a part of the prompt. */
const FEWEST_PAIRS = 3;

const NEGATIVE = "Negative prompt:";

/** Pairs that have a place of their own in the details. */
const PLACED = new Set([
  "Steps",
  "Sampler",
  "CFG scale",
  "Seed",
  "Size",
  "Model",
  "Denoising strength",
]);

/**
 * Reads the text of AUTOMATIC1111's web UI and of the many programs that write the same:
 * a prompt, perhaps a negative prompt, and a last line of `Name: value` pairs. Anything that is
 * missing is undefined; text without pairs is a prompt alone.
 */
export function parseA1111(text: string): PictureDetails {
  const lines = text.trim().split(/\r?\n/);
  const pairs = readPairs(lines.at(-1) ?? "");
  const hasSettings = pairs.size >= FEWEST_PAIRS;
  const words = hasSettings ? lines.slice(0, -1) : lines;
  const at = words.findIndex((line) => line.startsWith(NEGATIVE));
  const prompt = words.slice(0, at < 0 ? undefined : at).join("\n");
  const negative = at < 0 ? undefined : words.slice(at).join("\n").slice(NEGATIVE.length).trim();
  const details = { ...bareDetails("a1111", prompt, text), negativePrompt: negative };
  return hasSettings ? { ...details, ...settings(pairs) } : details;
}

function settings(pairs: ReadonlyMap<string, string>): Partial<PictureDetails> {
  const size = /^(\d{1,6})x(\d{1,6})$/.exec(pairs.get("Size") ?? "");
  return {
    steps: numberOf(pairs.get("Steps")),
    scheduler: pairs.get("Sampler"),
    guidanceScale: numberOf(pairs.get("CFG scale")),
    seed: numberOf(pairs.get("Seed")),
    width: numberOf(size?.[1]),
    height: numberOf(size?.[2]),
    model: pairs.get("Model"),
    strength: numberOf(pairs.get("Denoising strength")),
    others: new Map([...pairs].filter(([name]) => !PLACED.has(name))),
  };
}

function numberOf(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

function readPairs(line: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  for (const piece of splitAtCommas(line)) {
    const pair = /^\s*(\w[\w /-]{0,60}):\s*(.*)$/s.exec(piece);
    if (pair?.[1] !== undefined) pairs.set(pair[1], unquoted((pair[2] ?? "").trim()));
  }
  return pairs;
}

/** Splits at the commas that stand outside of quotation marks. */
function splitAtCommas(line: string): readonly string[] {
  const pieces: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === "\\" && isQuoted) at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (character === "," && !isQuoted) {
      pieces.push(line.slice(start, at));
      start = at + 1;
    }
  }
  return [...pieces, line.slice(start)];
}

function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  try {
    return String(JSON.parse(value));
  } catch {
    return value;
  }
}
