import type { Database } from "../database.ts";
import { hashOf } from "../hash-of.ts";
import type { PictureShelf } from "../shelves/picture-shelf.ts";
import { pagesOf } from "./table-rows.ts";

/** What became of the registered pictures of a data folder. */
export interface MovedPictures {
  readonly moved: number;
  /** Those that were there already, from a move before. */
  readonly before: number;
  /** Those that are not in the folder, or are not what was stored. */
  readonly unusable: number;
}

/** Copies at the same time. */
const AT_ONCE = 8;

/** Copies every registered picture of a data folder that is not there yet; repeating it goes on. */
export async function movePictures(
  database: Database,
  from: PictureShelf,
  to: PictureShelf,
): Promise<MovedPictures> {
  const count = { moved: 0, before: 0, unusable: 0 };
  const copy = async (hash: string, size: number): Promise<void> => {
    if (await to.holds(hash, size)) {
      count.before += 1;
      return;
    }
    const bytes = await from.read(hash).catch(() => undefined);
    if (bytes === undefined || hashOf(bytes) !== hash) {
      count.unusable += 1;
      return;
    }
    await to.write(hash, bytes);
    count.moved += 1;
  };
  for await (const page of pagesOf(database.step.bind(database), "files")) {
    for (let first = 0; first < page.length; first += AT_ONCE) {
      const some = page.slice(first, first + AT_ONCE);
      await Promise.all(some.map((row) => copy(String(row["hash"]), Number(row["bytes"]))));
    }
  }
  return count;
}
