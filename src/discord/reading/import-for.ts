import { type ImportPicture, importOnce } from "../../pipeline/orders/import-once.ts";
import type { Only } from "../interactions/services.ts";

/** Fetches for `person` and stores the pictures of one order, each once. Throws UserError when one cannot be had. */
export function importFor(
  person: string,
  { studio, download }: Only<"studio" | "download">,
): ImportPicture {
  return importOnce(async (url) => {
    await using file = await download(url, person);
    return await studio.importPicture(file);
  });
}
