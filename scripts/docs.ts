// npm run docs: writes the documents that follow from the code.
import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { documents } from "./docs/documents.ts";

for (const [name, make] of Object.entries(documents)) {
  await writeFile(fileURLToPath(new URL(`../${name}`, import.meta.url)), make());
  console.log(name);
}
