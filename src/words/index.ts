/** The door to words: messages as data, and the languages in which they are shown. */
export { inEnglish } from "./english.ts";
export { type Locale, localeOf, locales } from "./locales.ts";
export {
  type Message,
  type MessageCode,
  type Parameter,
  messageSchema,
  quoted,
  say,
} from "./message.ts";
export { type Flavour, type Words, wordsFor } from "./words.ts";
