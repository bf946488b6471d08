/** What somebody wrote to the bot: the words for the picture, and which picture they mean. */
export interface ReplyWords {
  readonly words: string;
  /** The picture's number as written, from 1; undefined when none is named. */
  readonly number: number | undefined;
}

const MENTIONS = /<(?:@[!&]?|#)\d+>/g;
const HASHED = /(?:^|\s)#(\d{1,2})(?=$|[\s,.:;!])[,.:;]?/;
const LEADING = /^(\d{1,2})(?=$|[\s,.:;)])[,.:;)]?/;

/**
 * Reads a reply. Mentions are taken out. `#2` names a picture anywhere; a plain `2` at the start
 * does so only where there are that many pictures (`count`), so that "3 cats" stays a prompt
 * beside a single picture.
 */
export function readReplyWords(content: string, count: number): ReplyWords {
  const text = tidy(content.replaceAll(MENTIONS, " "));
  const hashed = HASHED.exec(text);
  if (hashed !== null) return named(text, hashed);
  const leading = LEADING.exec(text);
  const number = Number(leading?.[1]);
  if (leading !== null && count > 1 && number >= 1 && number <= count) return named(text, leading);
  return { words: text, number: undefined };
}

function named(text: string, match: RegExpExecArray): ReplyWords {
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
  return { words: tidy(rest), number: Number(match[1]) };
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
