import { z } from "zod";
import { parseLenientJson } from "../lenient-json.ts";
import type { Lora } from "./read-lora.ts";

/** How many words are told, and how long they may be together. */
const MOST_WORDS = 3;
const MOST_CHARACTERS = 100;
/** A tag that this share of the training's pictures has belongs to what was trained. */
const USUAL = 0.8;

const frequencies = z.record(z.string(), z.record(z.string(), z.number()));

/**
 * The words that a LoRA was trained to answer to, from its file's notes: those that are named as such,
 * else the tags that nearly all of the pictures had that it was trained with. Empty where the file
 * does not tell.
 */
export function triggerWords({ metadata }: Pick<Lora, "metadata">): readonly string[] {
  const named = metadata["modelspec.trigger_phrase"] ?? metadata["ss_trigger_words"];
  const words = named === undefined ? usualTags(metadata["ss_tag_frequency"]) : named.split(",");
  const plain = words.map((word) => word.trim()).filter((word) => word !== "");
  const few = Array.from(new Set(plain)).slice(0, MOST_WORDS);
  return few.join(", ").length <= MOST_CHARACTERS ? few : [];
}

function usualTags(text: string | undefined): readonly string[] {
  const counts = new Map<string, number>();
  for (const folder of Object.values(frequencies.catch({}).parse(jsonOf(text)))) {
    for (const [tag, count] of Object.entries(folder)) {
      counts.set(tag.trim(), (counts.get(tag.trim()) ?? 0) + count);
    }
  }
  const most = Math.max(...counts.values());
  return Array.from(counts)
    .filter(([, count]) => count >= most * USUAL)
    .toSorted(([, one], [, other]) => other - one)
    .map(([tag]) => tag);
}

function jsonOf(text: string | undefined): unknown {
  try {
    return parseLenientJson(text ?? "{}");
  } catch {
    return {};
  }
}
