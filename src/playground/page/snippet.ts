import type { Message } from "./discord-types.ts";

const snippetLength = 90;

/** A message in a few words, for lines that point to it. */
export function snippet(message: Message): string {
  const words = message.content || firstText(message) || "a picture";
  const plain = words.replaceAll(/\s+/g, " ").replaceAll(/[*_~`|\\]/g, "");
  return plain.length > snippetLength ? `${plain.slice(0, snippetLength)}…` : plain;
}

function firstText(message: Message): string | undefined {
  const waiting = [...(message.components ?? [])];
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (next.type === 10) return next.content;
    if ("components" in next) waiting.unshift(...next.components);
  }
  return undefined;
}
