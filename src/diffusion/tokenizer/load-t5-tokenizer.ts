import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { z } from "zod";
import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { clauseOf, FileProblem } from "../errors.ts";
import { issueOf } from "../model-files.ts";
import { parseLenientJson, VOCABULARY } from "../lenient-json.ts";
import { readTextFile } from "../read-text-file.ts";
import { precompiledCharsmap } from "./precompiled-charsmap.ts";
import { METASPACE, readPieces } from "./read-pieces.ts";
import { createT5Tokenizer, type PieceSettings, type T5Tokenizer } from "./t5-tokenizer.ts";

const normalizerSchema = z.looseObject({
  type: z.string(),
  precompiled_charsmap: z.string().nullish(),
});

const tokenizerSchema = z.object({
  added_tokens: z.array(z.object({ id: z.int().min(0), content: z.string().min(1) })).default([]),
  normalizer: z
    .union([
      z.object({ type: z.literal("Sequence"), normalizers: z.array(normalizerSchema) }),
      normalizerSchema.transform((only) => ({ type: "Sequence", normalizers: [only] })),
    ])
    .nullish(),
  pre_tokenizer: z.looseObject({ type: z.string() }).nullish(),
  model: z.object({
    type: z.literal("Unigram"),
    unk_id: z.int().min(0),
    vocab: z.array(z.tuple([z.string(), z.number()])),
  }),
});

/** The one pattern in T5's own files. Another could take hours over a prompt. */
const SEVERAL_SPACES = " {2,}";

const configSchema = z.object({ extra_ids: z.int().min(0).max(10_000).nullish() });

/**
 * Reads T5's tokenizer: tokenizer.json in either of its shapes, or spiece.model where that is
 * missing. Throws DiffusionError when the folder holds no readable one.
 */
export async function loadT5Tokenizer(folder: string): Promise<T5Tokenizer> {
  try {
    const json = join(folder, "tokenizer.json");
    const settings = existsSync(json)
      ? fromJson(readTextFile(json))
      : readPieces(join(folder, "spiece.model"), gapsOf(folder));
    return createT5Tokenizer(settings);
  } catch (error) {
    // Such as flux/tokenizer_2: the rest of the path is nobody's business.
    const name = folder.split(sep).slice(-2).join("/");
    const says = say("engine.tokenizer-unreadable", { name, reason: clauseOf(error) });
    throw new DiffusionError("tokenizer", says, { cause: error });
  }
}

/** How many marks for gaps the settings beside the vocabulary name. */
function gapsOf(folder: string): number | undefined {
  const file = join(folder, "tokenizer_config.json");
  const settings: unknown = existsSync(file) ? parseLenientJson(readTextFile(file)) : {};
  return configSchema.safeParse(settings).data?.extra_ids ?? undefined;
}

function fromJson(text: string): PieceSettings {
  const parsed = tokenizerSchema.safeParse(parseLenientJson(text, VOCABULARY));
  if (!parsed.success) {
    const problem = issueOf(parsed.error);
    throw new FileProblem(say("engine.part-content", { file: "tokenizer.json", problem }));
  }
  const { added_tokens: wholeTokens, normalizer, pre_tokenizer: words, model } = parsed.data;
  const all = normalizer?.normalizers ?? [];
  if (!patternsIn([all, words]).every((pattern) => pattern === SEVERAL_SPACES)) {
    throw new FileProblem(say("engine.tokenizer-pattern"));
  }
  const charsmap = all.find(({ type }) => type === "Precompiled")?.precompiled_charsmap ?? "";
  // What stands beside the map is left to the library, which has no map of its own.
  const normalizers = all.filter(({ type }) => type !== "Precompiled");
  return {
    vocab: model.vocab,
    unknown: model.unk_id,
    normalizer: normalizers.length === 0 ? null : { type: "Sequence", normalizers },
    preTokenizer: words ?? METASPACE,
    wholeTokens,
    normalize: precompiledCharsmap(Buffer.from(charsmap, "base64")),
  };
}

/** The regular expressions that settings of a tokenizer name, however deep. */
function patternsIn(settings: unknown): unknown[] {
  if (typeof settings !== "object" || settings === null) return [];
  return Object.entries(settings).flatMap(([name, value]: [string, unknown]) =>
    name === "Regex" ? [value] : patternsIn(value),
  );
}
