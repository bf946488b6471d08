// `node write-files.ts FOLDER`: writes the hostile files into a folder, one at a time, by their
// numbers. A process of its own, so that the memory of whoever reads them is theirs alone.
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { hostileFiles } from "./index.ts";

const folder = process.argv[2] ?? ".";
for (const [index, { make }] of hostileFiles.entries()) {
  await writeFile(path.join(folder, String(index)), await make());
}
