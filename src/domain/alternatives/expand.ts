import { UserError } from "../errors.ts";
import { say } from "../../words/index.ts";
import { type Piece, parseAlternatives } from "./parse.ts";

/** Prompts that one order may mean, and pictures that it may make. */
export const MOST_PERMUTATIONS = 16;

/** Wildcards within wildcards, and all of them in one prompt: files can name one another for ever. */
const DEEPEST = 10;
const MOST_WILDCARDS = 200;

/** What a prompt is expanded with. */
export interface Expansion {
  /** A number from 0 to below `count`, the same for the same key. */
  readonly pick: (key: string, count: number) => number;
  /**
   * The lines of a wildcard file; undefined where there are no wildcards at all, so that `__name__`
   * is words. Throws UserError for a file that is not there.
   */
  readonly lines: (name: string) => Promise<readonly string[] | undefined>;
}

/** Words, and what stands for each of several. */
type Settled = string | readonly (readonly Settled[])[];

interface Walk extends Expansion {
  /** How often each source was met: the same words twice choose twice. */
  readonly met: Map<string, number>;
  wildcards: number;
}

/**
 * Every prompt that a prompt with choices means, in the order of its words; without any, itself.
 * Throws UserError "invalid-option" for braces that do not fit, a wildcard that is not there, and
 * for more than `MOST_PERMUTATIONS`.
 */
export async function expandPrompt(text: string, expansion: Expansion): Promise<readonly string[]> {
  const pieces = parseAlternatives(text);
  const walk: Walk = { ...expansion, met: new Map(), wildcards: 0 };
  const settled = await settle(pieces, walk, 0);
  const count = countOf(settled);
  if (count > MOST_PERMUTATIONS)
    throw invalid(say("prompts.too-many-prompts", { count, max: MOST_PERMUTATIONS }));
  const chosen = pieces.some(({ kind }) => kind !== "words");
  return textsOf(settled).map((each) => (chosen ? withoutGaps(each) : each));
}

async function settle(
  pieces: readonly Piece[],
  walk: Walk,
  depth: number,
): Promise<readonly Settled[]> {
  const all: Settled[] = [];
  for (const piece of pieces) all.push(...(await settleOne(piece, walk, depth)));
  return all;
}

async function settleOne(piece: Piece, walk: Walk, depth: number): Promise<readonly Settled[]> {
  if (piece.kind === "words") return [piece.text];
  if (piece.kind === "wildcard") return settleWildcard(piece, walk, depth);
  const { options, source } = piece;
  if (piece.kind === "one-of") return settle(pickOf(options, source, walk), walk, depth);
  const each: (readonly Settled[])[] = [];
  for (const option of options) each.push(await settle(option, walk, depth));
  return [each];
}

async function settleWildcard(
  { name, source }: Extract<Piece, { readonly kind: "wildcard" }>,
  walk: Walk,
  depth: number,
): Promise<readonly Settled[]> {
  walk.wildcards += 1;
  if (depth >= DEEPEST || walk.wildcards > MOST_WILDCARDS)
    throw invalid(say("prompts.wildcards-without-end", { wildcard: source }));
  const lines = await walk.lines(name);
  if (lines === undefined) return [source];
  const line = pickOf(lines, source, walk);
  return settle(parseAlternatives(line), walk, depth + 1);
}

function pickOf<T>(options: readonly T[], source: string, { pick, met }: Walk): T {
  const times = met.get(source) ?? 0;
  met.set(source, times + 1);
  const option = options[pick(`${times} ${source}`, options.length)];
  if (option === undefined) throw new Error("a choice of nothing");
  return option;
}

function countOf(settled: readonly Settled[]): number {
  return settled.reduce<number>((count, each) => {
    if (typeof each === "string") return count;
    return count * each.reduce((sum, option) => sum + countOf(option), 0);
  }, 1);
}

function textsOf(settled: readonly Settled[]): readonly string[] {
  return settled.reduce<readonly string[]>(
    (texts, each) => {
      const options = typeof each === "string" ? [each] : each.flatMap(textsOf);
      return texts.flatMap((text) => options.map((option) => text + option));
    },
    [""],
  );
}

/** A choice of nothing leaves no hole in the sentence. */
function withoutGaps(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, " ")
    .replaceAll(/ +(?=[,.;])/gu, "")
    .trim();
}

const invalid = (says: ReturnType<typeof say>) => new UserError("invalid-option", says);
