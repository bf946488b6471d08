import type { PictureDetails } from "../../picture-details.ts";
import { makeDetails } from "../make-details.ts";

/** Flags that only Midjourney takes; one of them or a job's id shows whose words they are. */
const ownFlags = new Set([
  "ar",
  "v",
  "niji",
  "stylize",
  "s",
  "chaos",
  "weird",
  "style",
  "raw",
  "q",
]);

/**
 * Reads Midjourney's description: the words, its flags (`--ar 16:9 --no blur`), and the id of the
 * job. Undefined for words of anybody else.
 */
export function parseMidjourney(text: string): PictureDetails | undefined {
  const id = /\bJob ID:\s*([0-9a-f-]{36})\b/i.exec(text);
  const words = id === null ? text : text.slice(0, id.index);
  const [prompt = "", ...rest] = words.split(/(?:^|\s)(?:--|—)(?=[a-z])/i);
  const flags = rest.map(flagOf);
  if (id === null && !flags.some(([name]) => name === "v" || name === "niji")) return undefined;
  if (id === null && !flags.every(([name]) => ownFlags.has(name) || name === "no"))
    return undefined;
  const valueOf = (wanted: string) => flags.find(([name]) => name === wanted)?.[1];
  const version = valueOf("v") ?? valueOf("version");
  const placed = new Set(["no", "seed", "v", "version"]);
  return makeDetails("midjourney", text, {
    prompt,
    negativePrompt: valueOf("no"),
    seed: valueOf("seed"),
    model: version === undefined ? undefined : `Midjourney ${version}`,
    others: [
      ...flags.filter(([name]) => !placed.has(name)),
      ...(id?.[1] === undefined ? [] : [["Job ID", id[1]] as const]),
    ],
  });
}

function flagOf(text: string): readonly [string, string] {
  const [name = ""] = text.split(/\s/, 1);
  return [name.toLowerCase(), text.slice(name.length).trim()];
}
