import { stat } from "node:fs/promises";

/** What changes whenever a file does: its size and its time. Its absence is a mark, too. */
export async function fileMark(path: string): Promise<string> {
  const facts = await stat(path).catch(() => undefined);
  return `${facts?.size} ${facts?.mtimeMs}`;
}
