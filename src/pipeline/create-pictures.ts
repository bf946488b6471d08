import { RefusedError } from "../domain/errors.ts";
import type { Picture } from "../domain/job.ts";
import { say } from "../words/index.ts";
import { judge } from "./picture-checker.ts";
import type { PreparedPicture } from "./picture-tools.ts";
import type { StudioPictures } from "./studio.ts";
import type { StudioOptions } from "./tools.ts";

/** Stores pictures that people sent, and finds those of jobs. */
export function createPictures({
  images,
  storage: { pictures, members },
  checker,
  policy,
  log,
}: Pick<StudioOptions, "images" | "storage" | "checker" | "policy" | "log">): StudioPictures {
  async function storedMask({ bytes, width, height, warnings }: PreparedPicture) {
    return { mask: { picture: await pictures.put(bytes), width, height }, warnings };
  }

  return {
    async importPicture(file) {
      const { bytes, width, height, warnings } = await images.importPicture(file);
      return { source: { picture: await pictures.put(bytes), width, height }, warnings };
    },
    importMask: async (file) => storedMask(await images.importMask(file)),
    gridMask: async (size, cells) => storedMask(await images.gridMask(size, cells)),
    async picturesFor(job, requester) {
      const check = await policy.pictureCheck(requester);
      const shown: Picture[] = [];
      for (const picture of job.pictures) {
        const load = () => pictures.get(picture.hash);
        const verdict = await judge(check, picture, load, { checker, log });
        if (verdict.isShown) shown.push({ ...picture, ...verdict.marks });
      }
      if (shown.length === 0 && job.pictures.length > 0)
        throw new RefusedError("not-allowed", say("moderation.not-shown-here"));
      return shown;
    },
    async discard({ id, userId }) {
      await pictures.discardUnneeded(await members.dropPictures(id), userId);
    },
    async pictureFile(job, position) {
      const picture = job.pictures.find((each) => each.position === position);
      return picture === undefined ? undefined : pictures.get(picture.hash);
    },
  };
}
