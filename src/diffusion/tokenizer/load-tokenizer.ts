import { join, sep } from "node:path";
import { z } from "zod";
import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { issueOf } from "../model-files.ts";
import { clauseOf, FileProblem, isNodeError } from "../errors.ts";
import { MOST_WORDS, parseLenientJson, VOCABULARY } from "../lenient-json.ts";
import { readTextFile } from "../read-text-file.ts";
import type { Vocabulary } from "./byte-pairs.ts";
import { type AddedToken, type ClipTokenizer, createTokenizer } from "./clip-tokenizer.ts";

const CLIP_LENGTH = 77;
/** transformers writes 1e30 where a tokenizer knows no limit. */
const LARGEST_LENGTH = 100_000;

const tokenSchema = z.union([
  z.string().transform((content) => ({ content, normalized: false })),
  z
    .object({ content: z.string(), normalized: z.boolean().optional() })
    .transform(({ content, normalized = false }) => ({ content, normalized })),
]);
type Token = z.infer<typeof tokenSchema>;

const configSchema = z.object({
  model_max_length: z.number().nullish(),
  bos_token: tokenSchema.nullish(),
  eos_token: tokenSchema.nullish(),
  pad_token: tokenSchema.nullish(),
  unk_token: tokenSchema.nullish(),
});

const vocabSchema = z.record(z.string(), z.int().min(0));

const tokenizerJsonSchema = z.object({
  model: z.object({
    vocab: vocabSchema,
    merges: z.array(z.union([z.string(), z.tuple([z.string(), z.string()])])),
  }),
});

/**
 * Reads a tokenizer folder: vocab.json and merges.txt, or tokenizer.json where those are missing;
 * tokenizer_config.json and special_tokens_map.json name the special tokens.
 * Throws DiffusionError when the folder holds no readable tokenizer.
 */
export async function loadTokenizer(folder: string): Promise<ClipTokenizer> {
  try {
    const vocabulary = await readVocabulary(folder);
    const map = await readOptional(folder, "special_tokens_map.json");
    const own = await readOptional(folder, "tokenizer_config.json");
    const start = own.bos_token ?? map.bos_token ?? plain("<|startoftext|>");
    const end = own.eos_token ?? map.eos_token ?? plain("<|endoftext|>");
    const padding = own.pad_token ?? map.pad_token ?? end;
    const unknown = own.unk_token ?? map.unk_token ?? end;
    const idOf = ({ content }: Token): number => {
      const id = vocabulary.ids.get(content);
      if (id === undefined) throw new FileProblem(say("engine.tokenizer-lacks", { content }));
      return id;
    };
    const length = own.model_max_length ?? CLIP_LENGTH;
    return createTokenizer({
      vocabulary,
      addedTokens: unique([start, end, padding, unknown]).map(({ content, normalized }) => {
        return { content, normalized, id: idOf({ content, normalized }) };
      }),
      start: idOf(start),
      end: idOf(end),
      padding: idOf(padding),
      unknown: idOf(unknown),
      maxLength: length > LARGEST_LENGTH ? CLIP_LENGTH : length,
    });
  } catch (error) {
    // Such as easel-v1/tokenizer: the rest of the path is nobody's business.
    const name = folder.split(sep).slice(-2).join("/");
    throw new DiffusionError(
      "tokenizer",
      say("engine.tokenizer-unreadable", { name, reason: clauseOf(error) }),
      { cause: error },
    );
  }
}

async function readVocabulary(folder: string): Promise<Vocabulary> {
  const vocab = await readText(folder, "vocab.json");
  const merges = await readText(folder, "merges.txt");
  if (vocab !== undefined && merges !== undefined) {
    const lines = merges.split(/\r?\n/, MOST_WORDS + 1);
    if (lines.length > MOST_WORDS) {
      throw new FileProblem(say("engine.too-many-values", { most: MOST_WORDS }));
    }
    const pairs = lines.filter((line, index) => {
      const isHeader = index === 0 && line.startsWith("#version");
      return line !== "" && !isHeader;
    });
    if (!pairs.every((pair) => /^\S+ \S+$/u.test(pair))) {
      throw new FileProblem(say("engine.merges-no-pairs"));
    }
    return toVocabulary(parse("vocab.json", vocab, vocabSchema), pairs);
  }
  const whole = await readText(folder, "tokenizer.json");
  if (whole === undefined) throw new FileProblem(say("engine.tokenizer-files-missing"));
  const { model } = parse("tokenizer.json", whole, tokenizerJsonSchema);
  const pairs = model.merges.map((pair) => (typeof pair === "string" ? pair : pair.join(" ")));
  return toVocabulary(model.vocab, pairs);
}

function toVocabulary(ids: Record<string, number>, pairs: readonly string[]): Vocabulary {
  return {
    ids: new Map(Object.entries(ids)),
    ranks: new Map(pairs.map((pair, rank) => [pair, rank])),
  };
}

async function readOptional(folder: string, name: string): Promise<z.infer<typeof configSchema>> {
  return parse(name, (await readText(folder, name)) ?? "{}", configSchema);
}

/** A file's content, checked. Throws an error that names the file and the first thing that is wrong. */
function parse<Schema extends z.ZodType>(
  name: string,
  text: string,
  schema: Schema,
): z.infer<Schema> {
  let value: unknown;
  try {
    value = parseLenientJson(text, VOCABULARY);
  } catch (error) {
    const reason = clauseOf(error);
    throw new FileProblem(say("engine.part-damaged", { file: name, reason }), { cause: error });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problem = issueOf(parsed.error);
  throw new FileProblem(say("engine.part-content", { file: name, problem }), {
    cause: parsed.error,
  });
}

async function readText(folder: string, name: string): Promise<string | undefined> {
  try {
    return readTextFile(join(folder, name));
  } catch (error) {
    if (isNodeError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function plain(content: string): Token {
  return { content, normalized: false };
}

function unique(tokens: readonly Token[]): Omit<AddedToken, "id">[] {
  return [...new Map(tokens.map((token) => [token.content, token])).values()];
}
