/** Discord's limit for the alt text of an attachment. */
const ALT_TEXT_CHARACTERS = 1024;

/** Characters of strangers' words that one sentence shows. */
const LITERAL_CHARACTERS = 500;

/** Characters of something to copy inside a sentence. */
const CODE_CHARACTERS = 200;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const CONTROL_CHARACTERS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** What is markup only at the beginning of a line: headings, quotes, lists, small text. */
const LINE_MARKUP = /^(?:#|>|[-+](?=[ #])|\d+(?=[.)]))/u;

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

/**
 * Strangers' words in one line, shown as they were typed, at most about twice `limit` characters
 * long: markdown, links, headings, lists and quotes are escaped, mentions defused.
 * Right-to-left text is isolated, so that it does not turn what stands beside it around.
 */
export function literal(text: string, limit = LITERAL_CHARACTERS): string {
  const line = cut(oneLine(text), limit);
  const escaped = line
    .replaceAll(/[\\`*_~|<[\]]/g, String.raw`\$&`)
    .replaceAll("@", "@\u200b")
    // An address that Discord made a link of would swallow the escapes behind it.
    .replaceAll("://", String.raw`\://`)
    .replace(LINE_MARKUP, (marks) => (/\d/.test(marks) ? `${marks}\\` : `\\${marks}`));
  return RIGHT_TO_LEFT.test(line) ? `\u2068${escaped}\u2069` : escaped;
}

/**
 * Something to copy, between back quotes, where nothing is markup. A back quote in it would end
 * the code, so a mark that looks like one takes its place.
 */
export function code(text: string, limit = CODE_CHARACTERS): string {
  const line = cut(oneLine(text), limit).replaceAll("`", "ˋ");
  return `\`${line === "" ? " " : line}\``;
}

/**
 * Markdown in at most `limit` characters. What would be left open at the cut (code, an escape) goes
 * too: an open back quote would turn what is code further down into markdown, and the reverse.
 */
export function shortened(markdown: string, limit: number): string {
  if (markdown.length <= limit) return markdown;
  const short = cut(markdown, limit).slice(0, -1);
  let opened: number | undefined;
  for (let at = 0; at < short.length; at += 1) {
    if (opened === undefined && short[at] === "\\") {
      if (at === short.length - 1) return `${short.slice(0, at)}…`;
      at += 1;
    } else if (short[at] === "`") opened = opened === undefined ? at : undefined;
  }
  return `${(opened === undefined ? short : short.slice(0, opened)).trimEnd()}…`;
}

/** Alt text within Discord's limit. */
export function altText(text: string): string {
  return cut(oneLine(text), ALT_TEXT_CHARACTERS);
}
