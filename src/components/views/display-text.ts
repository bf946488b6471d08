/** Characters of a prompt that a message shows; storage and details keep it whole. */
const SHOWN_PROMPT_CHARACTERS = 300;

/** Discord's limit for the alt text of an attachment. */
const ALT_TEXT_CHARACTERS = 1024;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const CONTROL_CHARACTERS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Cuts text to at most `limit` UTF-16 units, at the border of what a reader takes for one
 * character, with an ellipsis where something was left out.
 */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (length + segment.length > limit - 1) break;
    length += segment.length;
  }
  return `${text.slice(0, length).trimEnd()}…`;
}

/** One line of plain text: white space joined, control and direction marks and broken halves out. */
export function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(CONTROL_CHARACTERS, " ").replaceAll(/\s+/gu, " ").trim();
}

/** Keeps `@everyone`, `<@id>` and their like from being read as mentions; the look stays. */
export function defuseMentions(text: string): string {
  return text.replaceAll("@", "@\u200b").replaceAll(/<(?=[#:/a-z@])/gi, "<\u200b");
}

/** Text of a person, shown as it was typed: markdown escaped, mentions defused. */
export function literal(text: string): string {
  return text.replaceAll(/[\\`*_~|<[\]]/g, String.raw`\$&`).replaceAll("@", "@\u200b");
}

/**
 * A prompt for display, at most about twice `limit` characters long once escaped. Right-to-left
 * text is isolated, so that it does not turn what stands beside it around.
 */
export function shownPrompt(prompt: string, limit: number = SHOWN_PROMPT_CHARACTERS): string {
  const line = oneLine(prompt);
  if (line === "") return "(no words)";
  const shown = literal(cut(line, limit));
  return RIGHT_TO_LEFT.test(line) ? `\u2068${shown}\u2069` : shown;
}

/** A sentence of Easel or of a service: its markdown stays, its mentions do not. */
export function sentence(text: string, limit = 600): string {
  return defuseMentions(cut(oneLine(text), limit));
}

/** Alt text of a picture: which one it is, and the prompt, within Discord's limit. */
export function altText(prompt: string, position: number, count: number): string {
  const words = oneLine(prompt) || "a picture without words";
  return cut(
    count > 1 ? `Picture ${position + 1} of ${count}: ${words}` : words,
    ALT_TEXT_CHARACTERS,
  );
}
