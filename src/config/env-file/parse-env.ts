import { type Message, say } from "../../words/index.ts";

/** What a settings file says. */
export interface ParsedEnv {
  readonly variables: ReadonlyMap<string, string>;
  /** Lines that mean nothing, and names that stand there twice. */
  readonly remarks: readonly Message[];
  /** Lines that nobody can tell the meaning of. */
  readonly problems: readonly Message[];
}

const assignment = /^(?:export\s+)?([A-Za-z_][\w.-]*)\s*=\s*(.*)$/;

/**
 * Reads `NAME=value` lines: `export`, spaces around the sign, quotes and comments after a value are
 * allowed. What stands in quotes is taken as it is: a Windows path keeps its backslashes. The last
 * of two lines with the same name counts.
 */
export function parseEnv(text: string): ParsedEnv {
  const variables = new Map<string, string>();
  const lines = new Map<string, number>();
  const remarks: Message[] = [];
  const problems: Message[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === "" || content.startsWith("#")) continue;
    const [, name, written] = assignment.exec(content) ?? [];
    if (name === undefined || written === undefined) {
      remarks.push(say("settings.no-assignment", { line }));
      continue;
    }
    const value = valueOf(written);
    if (value === undefined) {
      problems.push(say("settings.open-quote", { name, line }));
      continue;
    }
    const before = lines.get(name);
    if (before !== undefined) remarks.push(say("settings.twice", { name, before, line }));
    lines.set(name, line);
    variables.set(name, value);
  }
  return { variables, remarks, problems };
}

/** A quote, what stands in it, and nothing behind it but a comment. A quote inside does no harm. */
const quoted = /^(["'`])(.*?)\1\s*(?:#.*)?$/;

/** A value without its quotes and without the comment behind it; undefined when the quote never ends. */
function valueOf(written: string): string | undefined {
  if (/^["'`]/.test(written)) return quoted.exec(written)?.[2];
  return written.replace(/(^|\s+)#.*$/, "").trim();
}
