import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.ts";

/** Dimensions of a graph's header that are fixed to usual sides, and the same bytes left free. */
const fixedDimensions = [
  // oxlint-disable-next-line no-control-regex -- The patterns are the bytes of a protobuf's fields.
  [/\x0a\x02\x08[\x10\x20\x40]/g, "\x0a\x02\x12\x00"],
  // oxlint-disable-next-line no-control-regex -- As above.
  [/\x0a\x03\x08\x80[\x01\x02\x04]/g, "\x0a\x03\x12\x01n"],
] as const;

/** A copy of a graph whose sides (16 to 64 latents, 128 to 512 pixels) take any length; gives its path. */
export async function freeSizeGraph(path: string): Promise<string> {
  let bytes = await readFile(path, "latin1");
  for (const [fixed, free] of fixedDimensions) bytes = bytes.replaceAll(fixed, free);
  const copy = join(await temporaryFolder(), "model.onnx");
  await writeFile(copy, bytes, "latin1");
  return copy;
}
