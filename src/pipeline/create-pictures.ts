import type { StudioPictures } from "./studio.ts";
import type { StudioOptions } from "./tools.ts";

/** Stores pictures that people sent, and finds those of jobs. */
export function createPictures({
  images,
  storage: { pictures, members },
}: Pick<StudioOptions, "images" | "storage">): StudioPictures {
  return {
    async importPicture(bytes) {
      const { bytes: file, width, height, warnings } = await images.importPicture(bytes);
      return { source: { picture: await pictures.put(file), width, height }, warnings };
    },
    async importMask(bytes) {
      const { bytes: file, width, height, warnings } = await images.importMask(bytes);
      return { mask: { picture: await pictures.put(file), width, height }, warnings };
    },
    async discard({ id, userId }) {
      await pictures.discard(await members.dropPictures(id), userId);
    },
    async pictureFile(job, position) {
      const picture = job.pictures.find((each) => each.position === position);
      return picture === undefined ? undefined : pictures.get(picture.hash);
    },
  };
}
