/** A flag as it stands in a prompt; `start` and `end` are places in the text. */
export interface FoundFlag {
  readonly start: number;
  /** The place after its name, and after "=" where that follows. */
  readonly end: number;
  /** In lower case and without dashes, such as "guidance-rescale"; "_" counts as "-". */
  readonly name: string;
  /** As it was typed, up to the next space. */
  readonly typed: string;
  /** Whether something else than a space or "=" follows the name, so that it is none. */
  readonly isBroken: boolean;
}

/** Two hyphens, or what phones and word processors make of them: "—", "–" and their like. */
const DASHES = String.raw`(?:[-‐‑－]{2,}|[-‐‑－]*[‒–—―][-‐‑－‒–—―]*)`;

/** Dashes that no letter, number or dash stands before, with what follows up to the next space. */
const MARKS = new RegExp(
  String.raw`(?<![\p{L}\p{N}\p{M}_\\‐-―－-])(\\*)(${DASHES})(?=(\S*))`,
  "gu",
);

const NAME = /^\p{L}[\p{L}\p{N}\p{M}_-]*/u;
const HYPHENS = /^[-‐‑－]/u;

interface Mark {
  readonly start: number;
  readonly backslashes: number;
  readonly dashes: string;
  /** What follows the dashes, up to the next space. */
  readonly word: string;
}

/**
 * The dashes in a text that begin a flag: a letter follows them. Dashes before a space are
 * punctuation; a number counts after hyphens only, since "–5" is one below zero.
 */
function marksIn(text: string): readonly Mark[] {
  return [...text.matchAll(MARKS)]
    .map(({ index, 1: backslashes = "", 2: dashes = "", 3: word = "" }) => ({
      start: index,
      backslashes: backslashes.length,
      dashes,
      word,
    }))
    .filter(({ dashes, word }) => NAME.test(word) || (HYPHENS.test(dashes) && /^\d/.test(word)));
}

/** The flags in a prompt, in their order. A backslash before the dashes makes them words. */
export function findFlags(text: string): readonly FoundFlag[] {
  return marksIn(text)
    .filter(({ backslashes }) => backslashes === 0)
    .map(({ start, dashes, word }) => {
      const [name = ""] = NAME.exec(word) ?? [];
      const rest = word.slice(name.length);
      const end = start + dashes.length + name.length + (rest.startsWith("=") ? 1 : 0);
      return {
        start,
        end,
        name: name.toLowerCase().replaceAll("_", "-"),
        typed: dashes + word,
        isBroken: name === "" || (rest !== "" && !rest.startsWith("=")),
      };
    });
}

/** A text in which no dashes are flags: read as a prompt, it is the text again. */
export function escapeFlags(text: string): string {
  return replaceMarks(text, ({ start }) => [start, start, "\\"]);
}

/** Takes off the backslash that keeps dashes from being a flag. */
export function unescapeFlags(text: string): string {
  return replaceMarks(text, ({ start, backslashes }) =>
    backslashes === 0 ? undefined : [start, start + 1, ""],
  );
}

function replaceMarks(
  text: string,
  replace: (mark: Mark) => readonly [start: number, end: number, by: string] | undefined,
): string {
  return marksIn(text).reduceRight((whole, mark) => {
    const [start, end, by] = replace(mark) ?? [0, 0, ""];
    return whole.slice(0, start) + by + whole.slice(end);
  }, text);
}
