/** A literal that begins like a sentence, has three words at least, and ends like one. */
const sentence = /^[A-Z"][^ ]*(?: [^ ]+){2,}[.!?]$/;

/** What a person never reads: log lines, errors that are bugs, and the pages made from settings. */
const unread = /(?:^|\.)log\.\w+$|^(?:Range|Type)?Error$|^TryLater$|(?:^|\.)describe$|^super$/;

const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[()[\]{}]/g;

/** The sentences in a TypeScript text that a person could read, in the order in which they stand. */
export function sentencesIn(text: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const { 0: part, index } of text.matchAll(token)) {
    if (part.startsWith("/")) continue;
    if (part === "(") open.push(calleeBefore(text, index));
    else if (part === "[" || part === "{") open.push("");
    else if (/^[)\]}]$/.test(part)) open.pop();
    else if (sentence.test(part.slice(1, -1))) {
      const callee = open.findLast((name) => name !== "") ?? "";
      if (!unread.test(callee)) found.push(part.slice(1, -1));
    }
  }
  return found;
}

/** The name in front of an opening parenthesis, with what it is a part of: `log.warn`. */
function calleeBefore(text: string, index: number): string {
  return /([\w.]+)\s*(?:<[^()]*>)?$/.exec(text.slice(Math.max(0, index - 80), index))?.[1] ?? "";
}
