import { createHash } from "node:crypto";
import {
  type Expansion,
  expandPrompt,
  MOST_PERMUTATIONS,
} from "../../domain/alternatives/expand.ts";
import { UserError } from "../../domain/errors.ts";
import { likelyName } from "../../domain/options/flags/likely-name.ts";
import type { Draft } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import { settleDraft } from "./settle-draft.ts";

/** The files that `__name__` in a prompt takes a line of. */
export interface Wildcards {
  /** The lines of a file by its name without extension; undefined when there is none. */
  lines(name: string): Promise<readonly string[] | undefined>;
  /** The names of all files. */
  names(): Promise<readonly string[]>;
}

/** The fields of a draft whose words somebody typed: braces and `__name__` choose in them. */
export type TypedFields = readonly ("prompt" | "negativePrompt")[];

const NEAR_NAMES = 5;

/**
 * The drafts that a draft with choices in its words means: one, or one for each of its prompts. What
 * is chosen depends on the seed and on the words alone. Throws UserError "invalid-option" for what
 * `expandPrompt` refuses, and for more than 16 pictures in all.
 */
export async function expandDraft(
  draft: Draft & { readonly seed: number },
  typed: TypedFields,
  wildcards: Wildcards | undefined,
): Promise<readonly Draft[]> {
  const expansion: Expansion = {
    pick: (key, count) => pickBySeed(draft.seed, key, count),
    lines: (name) => linesOf(name, wildcards),
  };
  const { prompt: words, negativePrompt: unwanted } = draft;
  const expanded = async (text: string, field: TypedFields[number]) =>
    typed.includes(field) ? await expandPrompt(text, expansion) : [text];
  const negatives =
    unwanted === undefined ? [undefined] : await expanded(unwanted, "negativePrompt");
  const prompts = await expanded(words, "prompt");
  const drafts = prompts.flatMap((prompt) =>
    negatives.map((negativePrompt) => settleDraft({ ...draft, prompt, negativePrompt })),
  );
  const count = drafts.length * draft.count;
  if (drafts.length > 1 && count > MOST_PERMUTATIONS) {
    const { length: prompts } = drafts;
    const says = say("prompts.too-many-pictures", { prompts, count, max: MOST_PERMUTATIONS });
    throw new UserError("invalid-option", says);
  }
  return drafts;
}

/** The first six bytes of a hash: even enough for any list, and the same on every machine. */
function pickBySeed(seed: number, key: string, count: number): number {
  const hash = createHash("sha256").update(`${seed} ${key}`).digest();
  return hash.readUIntBE(0, 6) % count;
}

async function linesOf(
  name: string,
  wildcards: Wildcards | undefined,
): Promise<readonly string[] | undefined> {
  const lines = await wildcards?.lines(name);
  if (lines !== undefined && lines.length > 0) return lines;
  const wildcard = `__${name}__`;
  const literal = `\\${wildcard}`;
  if (lines !== undefined)
    throw new UserError("invalid-option", say("prompts.wildcard-empty", { wildcard }));
  const names = (await wildcards?.names()) ?? [];
  if (names.length === 0) return undefined;
  const likely = likelyName(
    name.toLowerCase(),
    names.map((each) => ({ name: each, alsoKnownAs: each.split("/").slice(-1) })),
  );
  const near = likely === undefined ? names.slice(0, NEAR_NAMES) : [likely];
  const known = near.map((each) => `__${each}__`);
  throw new UserError(
    "invalid-option",
    say("prompts.unknown-wildcard", { wildcard, literal, known }),
  );
}
