import type { Message, Words } from "../words/index.ts";

/** An option as help shows it; `placeholder` stands for its value, where it takes one. */
export interface ShownOption {
  readonly name: string;
  readonly placeholder?: string | undefined;
  readonly words: Message;
}

/** Columns that names take at most; a longer one moves its words to the right. */
const MOST_COLUMNS = 26;

/** A line for each option: how it is written, and what it is for. */
export function optionLines(options: readonly ShownOption[], words: Words): readonly string[] {
  const written = options.map(({ name, placeholder }) =>
    placeholder === undefined ? `--${name}` : `--${name} ${placeholder}`,
  );
  const widest = Math.min(Math.max(...written.map(({ length }) => length)), MOST_COLUMNS);
  return options.map(
    (option, index) => `  ${(written[index] ?? "").padEnd(widest)}  ${words.text(option.words)}`,
  );
}
