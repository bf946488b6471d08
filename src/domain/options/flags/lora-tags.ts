import { type Message, quoted, say } from "../../../words/index.ts";
import type { Lora } from "../../picture-options.ts";
import { invalid } from "../kinds/kind.ts";
import { readLora } from "../kinds/loras.ts";

/** A text without its tags, and the LoRAs that they name. */
export interface TaggedText {
  readonly text: string;
  readonly loras: readonly Lora[];
}

const TAG = /\s*<lora:([^<>]*)>/giu;
const MOST_SHOWN = 60;

/**
 * Takes AUTOMATIC1111's tags out of a prompt: `<lora:ink:0.8>`, anywhere in it. Throws UserError for a
 * tag that says something else; there text encoder and network may have weights of their own.
 */
export function readLoraTags(prompt: string): TaggedText {
  const loras: Lora[] = [];
  const text = prompt.replaceAll(TAG, (tag, inside: string) => {
    loras.push(readTag(tag.trim(), inside));
    return "";
  });
  return loras.length === 0 ? { text: prompt, loras } : { text: text.trim(), loras };
}

function readTag(tag: string, inside: string): Lora {
  const [name = "", weight, second, ...more] = inside.split(":");
  const isTwofold = more.length > 0 || (second !== undefined && second.trim() !== weight?.trim());
  const shown = quoted(tag.slice(0, MOST_SHOWN));
  if (isTwofold || name.trim() === "" || name.includes(",")) throw wrongTag(shown);
  return readLora(weight === undefined ? name : `${name}:${weight}`, shown);
}

const wrongTag = (tag: Message) => invalid(say("options.lora-tag", { tag }));
