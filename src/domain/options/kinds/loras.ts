import { z } from "zod";
import { type Message, say } from "../../../words/index.ts";
import { MAX_LORAS } from "../../limits.ts";
import { type Lora, loraSchema, MAX_LORA_CHARACTERS } from "../../picture-options.ts";
import { invalid, type Kind } from "./kind.ts";

const schema = z.array(loraSchema).max(MAX_LORAS);

/** How strongly a LoRA counts when nobody says. */
const USUAL_WEIGHT = 1;
/** Beyond this nothing but noise is left of a picture. */
const MOST_WEIGHT = 100;

const expects = (what: Message) => say("options.must-be-loras", { what, most: MAX_LORAS });

/** LoRAs by their names, each perhaps with a weight: `ink`, `ink:0.8`, `ink:0.8, old film:-0.5`. */
export const loras: Kind<Lora[], typeof schema> = {
  facts: { type: "loras" },
  schema,
  asked: schema,
  placeholder: "NAME[:WEIGHT]",
  expects,
  write: (all) => all.map(writeLora).join(", "),
  read(written, what) {
    const texts = Array.isArray(written) ? written : [written];
    const all = texts.flatMap((text: unknown) => {
      if (typeof text !== "string") throw invalid(expects(what));
      return text.split(",").map((each) => readLora(each, what));
    });
    if (all.length === 0) throw invalid(expects(what));
    return checked(all, what);
  },
};

/** A LoRA as people write it. */
function writeLora({ name, weight }: Lora): string {
  return weight === USUAL_WEIGHT ? name : `${name}:${weight}`;
}

/** LoRAs that were given one after the other. Throws UserError for one that is there twice, and for too many. */
export function checked(all: readonly Lora[], what: Message): Lora[] {
  const names = new Set<string>();
  for (const { name } of all) {
    const plain = name.toLowerCase();
    if (names.has(plain)) throw invalid(say("options.lora-twice", { name }));
    names.add(plain);
  }
  if (all.length > MAX_LORAS) throw invalid(expects(what));
  return [...all];
}

/** Reads a name with its weight, which may have a sign. Throws UserError. */
export function readLora(written: string, what: Message): Lora {
  const [, name = "", digits] = /^\s*(.*?)\s*(?::\s*([^:]*?))?\s*$/su.exec(written) ?? [];
  // A path of Windows has a colon of its own.
  const isPath = digits !== undefined && /^[\\/]/u.test(digits);
  const weight = digits === undefined || isPath ? USUAL_WEIGHT : numberOf(digits);
  const whole = isPath ? written.trim() : name;
  const isUsable = Math.abs(weight) <= MOST_WEIGHT && whole.length <= MAX_LORA_CHARACTERS;
  if (whole === "" || !isUsable) throw invalid(expects(what));
  return { name: whole, weight };
}

function numberOf(digits: string): number {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(digits) ? Number(digits) : Number.NaN;
}
