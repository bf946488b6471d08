import { readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { isMissingFile } from "./missing-file.ts";

const folder = new URL("../page/", import.meta.url);

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  ts: "text/javascript; charset=utf-8",
};

/** A file of the page as the browser gets it. */
export interface PageFile {
  readonly body: string;
  readonly contentType: string;
}

/**
 * Reads files of the page by their path below src/playground/page. TypeScript comes without its
 * types, which leaves lines and columns where they were; each file is prepared once.
 */
export function pageFiles(): (path: string) => Promise<PageFile | undefined> {
  const prepared = new Map<string, Promise<PageFile | undefined>>();
  return (path) => {
    const known = prepared.get(path);
    if (known) return known;
    const file = prepare(path);
    prepared.set(path, file);
    // Names that do not exist are not remembered: there is no end of them.
    void file.then((found) => found ?? prepared.delete(path));
    return file;
  };
}

async function prepare(path: string): Promise<PageFile | undefined> {
  const name = /^(?:[a-z-]+\/)*[a-z-]+\.(html|css|svg|ts)$/.exec(path);
  const kind = name?.[1] ?? "";
  const contentType = contentTypes[kind];
  if (contentType === undefined) return undefined;
  try {
    const text = await readFile(new URL(path, folder), "utf8");
    return { body: kind === "ts" ? stripTypeScriptTypes(text) : text, contentType };
  } catch (error) {
    if (isMissingFile(error)) return undefined;
    throw error;
  }
}
