import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Message, say } from "../../words/index.ts";
import { type WordList, wordListSchema } from "../description/word-list.ts";
import { clauseOf } from "../errors.ts";
import { readLenientJson } from "../lenient-json.ts";
import { issueOf } from "../model-files.ts";

/** The file of a model's words, beside model_index.json. */
export const WORD_LIST = "easel-words.json";

/** Thousands of words take a tenth of it. */
const MOST_BYTES = 2 ** 20;

/** A model's words, or why its file of them is not used; neither where there is no such file. */
export interface ReadWordList {
  readonly wordList: WordList | undefined;
  readonly problem: Message | undefined;
}

/** Reads the words of the model in a folder. A file that is wrong is told of; the model works without. */
export async function readWordList(folder: string): Promise<ReadWordList> {
  const path = join(folder, WORD_LIST);
  if (!existsSync(path)) return { wordList: undefined, problem: undefined };
  const without = (problem: Message): ReadWordList => ({
    wordList: undefined,
    problem: say("word-list.not-used", { file: WORD_LIST, problem }),
  });
  let value: unknown;
  try {
    value = await readLenientJson(path, MOST_BYTES);
  } catch (error) {
    return without(clauseOf(error));
  }
  const parsed = wordListSchema.safeParse(value);
  return parsed.success
    ? { wordList: parsed.data, problem: undefined }
    : without(issueOf(parsed.error));
}
