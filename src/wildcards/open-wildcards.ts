import { readdir, readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";

/** A larger file is no list of words. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_FILES = 10_000;
const EXTENSION = ".txt";

/** The files of `__name__` in prompts, each `*.txt` with one choice a line. */
export interface WildcardFolder {
  /**
   * The lines of a file by its name without extension, in any case; in subfolders behind a slash.
   * Empty lines and those that begin with "#" are left out. Undefined when there is no such file.
   */
  lines(name: string): Promise<readonly string[] | undefined>;
  /** The names of all files, in their order. */
  names(): Promise<readonly string[]>;
}

/**
 * A folder of wildcard files, read anew each time so that changes count at once. A folder that is
 * not there has none. Files outside of it, behind links too, are none.
 */
export function openWildcards(folder: string): WildcardFolder {
  const root = path.resolve(folder);

  async function files(): Promise<readonly string[]> {
    const found = await readdir(root, { recursive: true }).catch(() => []);
    return found
      .filter((name) => name.toLowerCase().endsWith(EXTENSION))
      .slice(0, MOST_FILES)
      .toSorted();
  }

  return {
    names: async () => (await files()).map(nameOf),
    async lines(name) {
      const wanted = name.toLowerCase();
      // Only what the folder itself lists can be named: nothing leads out of it.
      const known = (await files()).find((each) => nameOf(each).toLowerCase() === wanted);
      const file = known === undefined ? undefined : await insideOf(root, path.join(root, known));
      return file === undefined ? undefined : linesOf(await readFile(file));
    },
  };
}

const nameOf = (file: string): string => file.slice(0, -EXTENSION.length).split(path.sep).join("/");

/** The file itself, where it lies in the folder and is no larger than a list of words. */
async function insideOf(root: string, file: string): Promise<string | undefined> {
  try {
    const [folder, real] = await Promise.all([realpath(root), realpath(file)]);
    const facts = await stat(real);
    const isInside = real.startsWith(`${folder}${path.sep}`);
    return isInside && facts.isFile() && facts.size <= MOST_BYTES ? real : undefined;
  } catch {
    return undefined;
  }
}

function linesOf(bytes: Buffer): readonly string[] {
  // The decoder takes off the mark at the beginning.
  return new TextDecoder("utf-8")
    .decode(bytes)
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
