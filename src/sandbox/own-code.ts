import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildProgram } from "./start-process.ts";

/**
 * A program of Easel's own code, by the URL of its module: beside `also` (folders that end with a
 * star, and files) it may read its own code and the packages that it uses, and no other file of this
 * folder, the settings least of all.
 */
export function ownProgram(entry: URL, also: readonly string[] = []): ChildProgram {
  const source = fileURLToPath(new URL("..", import.meta.url));
  const zod = createRequire(import.meta.url).resolve("zod");
  const [beforePackages = ""] = zod.split(`${path.sep}node_modules${path.sep}`);
  return {
    entry: fileURLToPath(entry),
    readable: [
      path.join(source, "*"),
      path.join(beforePackages, "node_modules", "*"),
      // Where packages are reached by a link, both ways lead there.
      path.join(source, "..", "node_modules", "*"),
      path.join(source, "..", "package.json"),
      ...also,
    ],
  };
}
