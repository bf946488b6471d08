import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { HubFile } from "./hub-files.ts";

/** How folders begin in which a model is collected until it is whole. */
const PREFIX = ".pulling-";

/** Where the model of that name is collected, beside its final place. */
export function partialFolder(modelsDir: string, name: string): string {
  return path.join(modelsDir, `${PREFIX}${name}`);
}

/** The names of the models that were begun and are not whole yet. */
export async function unfinishedPulls(modelsDir: string): Promise<readonly string[]> {
  const names = await readdir(modelsDir).catch(() => []);
  return names
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => name.slice(PREFIX.length))
    .toSorted();
}

/**
 * Files are collected under the hash of their content: one that another commit or another path
 * has too is not downloaded again.
 */
export interface Blob {
  /** The whole, checked content. */
  readonly whole: string;
  /** As much of it as has come. */
  readonly part: string;
  /** The tag of the version that the part belongs to, as the server calls it. */
  readonly tag: string;
}

/** Where a file's content is collected. */
export function blobOf(folder: string, { hash }: Pick<HubFile, "hash">): Blob {
  const whole = path.join(folder, hash.value);
  return { whole, part: `${whole}.part`, tag: `${whole}.etag` };
}

/** A file's length in bytes; 0 where there is none. */
export async function lengthOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Whether there is a file or folder of that name. */
export async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** Takes away what an unfinished pull collected. */
export async function dropPartial(modelsDir: string, name: string): Promise<void> {
  await rm(partialFolder(modelsDir, name), { recursive: true, force: true });
}
