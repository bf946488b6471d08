import { UNTRUSTED } from "./library.ts";

/** Characters of a reason that are kept. */
const MOST = 300;

/**
 * Why the library refused, from the long text that it throws: the codes of what failed, each with its
 * explanation, or the beginning of the text.
 */
export function explainRefusal(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const failures = /failure: \[(.*?)\] \}/s.exec(text)?.[1] ?? "";
  // A signer on no trust list is no reason not to sign.
  const found = [
    ...failures.matchAll(/code: "([\w.]+)".*?explanation: (?:None|Some\("((?:[^"\\]|\\.)*)"\))/gs),
  ].filter(([, code]) => code !== UNTRUSTED);
  const reasons = found.map(([, code = "", why]) =>
    why === undefined ? code : `${code} (${why})`,
  );
  return (reasons.join(", ") || text).slice(0, MOST);
}
