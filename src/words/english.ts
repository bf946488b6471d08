import type { Message } from "./message.ts";
import { wordsFor } from "./words.ts";

const english = wordsFor("en");

/** A message in English, for logs and for terminals that speak no other language of ours. */
export function inEnglish(message: Message): string {
  return english.text(message);
}
