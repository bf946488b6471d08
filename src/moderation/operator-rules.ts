import { readFile } from "node:fs/promises";
import { ConfigError } from "../domain/errors.ts";
import type { ModerationRules, PictureCheck } from "../domain/moderation.ts";
import { say } from "../words/index.ts";
import { patternProblem } from "./words/pattern-list.ts";

/** What whoever runs the bot has set. */
export interface OperatorModeration {
  readonly words: readonly string[];
  readonly patterns: readonly string[];
  /** A file with one rule a line: a word, or a /pattern/. */
  readonly file: string | undefined;
  readonly pictureCheck: PictureCheck;
  readonly alsoInAgeRestricted: boolean;
}

/** The operator's rules. Throws ConfigError for a pattern that does not work, or no such file. */
export async function operatorModeration(given: OperatorModeration): Promise<ModerationRules> {
  const lines = given.file === undefined ? [] : await readRules(given.file);
  const blockedWords = [...given.words, ...lines.filter((line) => !isPattern(line))];
  const blockedPatterns = [
    ...given.patterns,
    ...lines.filter(isPattern).map((line) => line.slice(1, -1)),
  ];
  for (const pattern of blockedPatterns) {
    const reason = patternProblem(pattern);
    if (reason !== undefined)
      throw new ConfigError(say("moderation.bad-pattern", { pattern, reason }));
  }
  const { pictureCheck, alsoInAgeRestricted } = given;
  return { blockedWords, blockedPatterns, pictureCheck, alsoInAgeRestricted };
}

function isPattern(line: string): boolean {
  return line.length > 2 && line.startsWith("/") && line.endsWith("/");
}

async function readRules(file: string): Promise<readonly string[]> {
  try {
    const text = await readFile(file, "utf8");
    return text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== "" && !line.startsWith("#"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown";
    throw new ConfigError(say("moderation.bad-file", { file, reason }));
  }
}
