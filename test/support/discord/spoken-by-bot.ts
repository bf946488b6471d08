import type { OpenModal, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";

type Node = Readonly<Record<string, unknown>>;

/** Fields of messages, forms and declarations that people read. */
const TEXTS = ["content", "label", "placeholder", "description", "title"] as const;

/** Every text that a message, a form or its parts show, line by line, in their order. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Node;
  const own = TEXTS.flatMap((name) => {
    const text = node[name];
    // A code block holds what is to be copied as it is.
    return typeof text === "string" ? text.replaceAll(/```[^]*?```/g, " ").split("\n") : [];
  });
  const inner = ["components", "items", "accessory", "component", "options", "attachments"];
  return [...own, ...inner.flatMap((name) => textsIn(node[name]))].filter((text) => text !== "");
}

/** What somebody sees of an outcome. */
export function textsOfOutcome(outcome: Outcome): string[] {
  if (outcome.kind === "modal") return textsOfModal(outcome.modal);
  if (outcome.kind === "choices") return outcome.choices.map(({ name }) => name);
  return "message" in outcome ? textsIn(outcome.message) : [];
}

export function textsOfModal({ title, components }: OpenModal): string[] {
  return [title, ...textsIn(components)];
}

export function textsOfMessages(messages: readonly WireMessage[]): string[] {
  return messages.flatMap(textsIn);
}

/**
 * Words that are the same in both languages: names, numbers and units, markup, commands with their
 * options and values, and terms of the field that German uses as they are.
 */
const INTERNATIONAL =
  /^(?:easel|scripted|model|prompts?|seeds?|scheduler|sigmas|eta|clip|skip|refiner|guidance|scale|details|v\d?|u\d?|img2img|inpainting|outpainting|local|imagine|show|queue|status|id|count|steps|source|image|mask|extend|negative_prompt|apps|s|m|min|mib|gib|px|x|x?\d+x?\d*|a|red|apple|pear|deutsch|english|dpm|2m)$/i;

/** Words that every English sentence has some of, and no German one. */
const ENGLISH =
  /\b(?:the|this|that|there|your|you|with|from|and|are|is|can|only|which|of|it|its|has)\b/i;

/** Texts that speak English in part, whatever else stands in them. */
function speaksEnglish(text: string): boolean {
  return ENGLISH.test(translatable(text).join(" "));
}

/** What is left of a text when everything international is taken out of it. */
function translatable(text: string): string[] {
  return text
    .replaceAll(/`[^`]*`|<[^>]*>|@\p{L}+|ℹ|https?:\/\/\S+/gu, " ")
    .replaceAll(/[^\p{L}\p{N}_]+/gu, " ")
    .split(" ")
    .filter((word) => word !== "" && !/^\d+$/.test(word) && !INTERNATIONAL.test(word));
}

/** Texts that speak English, or say something in the same words in both languages. */
export function untranslated(english: readonly string[], german: readonly string[]): string[] {
  const known = new Set(english);
  return german.filter(
    (text) => speaksEnglish(text) || (known.has(text) && translatable(text).length > 0),
  );
}
