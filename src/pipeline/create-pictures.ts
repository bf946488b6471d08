import type { StudioPictures } from "./studio.ts";
import type { StudioOptions } from "./tools.ts";

/** Stores pictures that people sent, and finds those of jobs. */
export function createPictures({
  images,
  storage: { pictures },
}: Pick<StudioOptions, "images" | "storage">): StudioPictures {
  return {
    async importPicture(file) {
      const { bytes, width, height, warnings } = await images.importPicture(file);
      return { source: { picture: await pictures.put(bytes), width, height }, warnings };
    },
    async importMask(file) {
      const { bytes, width, height, warnings } = await images.importMask(file);
      return { mask: { picture: await pictures.put(bytes), width, height }, warnings };
    },
    async pictureFile(job, position) {
      const picture = job.pictures.find((each) => each.position === position);
      return picture === undefined ? undefined : pictures.get(picture.hash);
    },
  };
}
