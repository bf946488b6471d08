import type { ModelCapabilities } from "../../capabilities.ts";
import type { KindFacts } from "../kinds/kind.ts";

/** What is configured here, as far as a prompt's flags name it. */
export interface Known {
  readonly models: readonly { readonly id: string; readonly capabilities: ModelCapabilities }[];
  /** Whether any vocabulary has a scheduler of that name. */
  readonly isScheduler: (name: string) => boolean;
}

/** A value at the beginning of a text, and how much of the text it takes. */
export interface TakenValue {
  readonly value: string;
  readonly length: number;
}

/** Words that a name may have: "DPM++ 2M SDE Karras" has four. */
const MOST_WORDS = 6;

const QUOTED = /^(?:"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|'([^']*)'(?!\S))/u;
const TWO_NUMBERS = /^\d[\d.]*\s*(?:px\s*)?[x×*:/]\s*\d[\d.]*(?:\s*px)?(?=[\s,;.!?]|$)/iu;

/**
 * The value of a flag, from what stands between its name and the next flag: what is in quotation
 * marks, the longest name of several words that is known here, otherwise one word. A comma after it
 * belongs to the prompt.
 */
export function takeValue(text: string, facts: KindFacts, known: Known): TakenValue {
  const quoted = QUOTED.exec(text);
  if (quoted !== null) {
    const value = quoted.slice(1).find((each) => each !== undefined) ?? "";
    return { value, length: quoted[0].length };
  }
  if (facts.type === "size") {
    const [pair] = TWO_NUMBERS.exec(text) ?? [];
    if (pair !== undefined) return { value: pair, length: pair.length };
  }
  const [, word = ""] = /^(\S*)/u.exec(text) ?? [];
  return longestName(text, facts, known) ?? whole(withoutPunctuation(word));
}

function longestName(text: string, facts: KindFacts, known: Known): TakenValue | undefined {
  const isKnown = namesOf(facts, known);
  if (isKnown === undefined) return undefined;
  const ends = [...text.matchAll(/\S+/gu)].slice(0, MOST_WORDS);
  return ends
    .map(({ index, 0: word }) => whole(withoutPunctuation(text.slice(0, index + word.length))))
    .findLast(({ value }) => isKnown(value));
}

/** Whether a name is known here; undefined for a kind that has none of several words. */
function namesOf(facts: KindFacts, known: Known): ((name: string) => boolean) | undefined {
  if (facts.type === "model") {
    const ids = new Set(known.models.map(({ id }) => plain(id)));
    return (name) => ids.has(plain(name));
  }
  if (facts.type === "loras") {
    const loras = new Set(
      known.models.flatMap(({ capabilities }) => (capabilities.loras?.choices ?? []).map(plain)),
    );
    return (name) => loras.has(plain(name.replace(/:[^:]*$/u, "")));
  }
  if (facts.type !== "name") return undefined;
  const names = new Set(
    known.models.flatMap(({ capabilities }) => (facts.names(capabilities) ?? []).map(plain)),
  );
  return (name) => names.has(plain(name)) || (facts.areSchedulers && known.isScheduler(name));
}

const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/\s+/gu, " ");

const withoutPunctuation = (text: string): string => text.replace(/[,;.!?]+$/u, "");

const whole = (value: string): TakenValue => ({ value, length: value.length });
