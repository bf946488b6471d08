import { inEnglish, type Message } from "../../../src/words/index.ts";

/** A message as an English reader sees it. */
export function spoken(message: Message | string): string {
  return typeof message === "string" ? message : inEnglish(message);
}

/** Warnings as an English reader sees them. */
export function spokenWarnings(
  warnings: readonly { readonly option: string; readonly message: Message }[],
): { readonly option: string; readonly message: string }[] {
  return warnings.map(({ option, message }) => ({ option, message: spoken(message) }));
}
