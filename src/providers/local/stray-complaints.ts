import { join } from "node:path";
import { findStrays, sentenceAbout } from "../../diffusion/model-folder/find-strays.ts";
import type { Complaint } from "./complaints.ts";

/** Looks again for what lies among the models and is none; knows since when each thing is there. */
export function createStrayFinder(
  directory: string,
  now: () => number,
  isCompanion: (path: string) => boolean,
): () => Promise<readonly Complaint[]> {
  let known = new Map<string, number>();
  return async () => {
    const strays = await findStrays(directory, isCompanion);
    known = new Map(strays.map(({ name }) => [name, known.get(name) ?? now()]));
    return strays.map((stray) => ({
      path: join(directory, stray.name),
      says: [sentenceAbout(stray)],
      since: known.get(stray.name) ?? now(),
    }));
  };
}
