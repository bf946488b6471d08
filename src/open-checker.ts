import type { Config } from "./config/config.ts";
import { CHECK_SIDE } from "./diffusion/picture-check.ts";
import type { Images } from "./images/index.ts";
import type { Models } from "./open-models.ts";
import type { PictureChecker } from "./pipeline/picture-checker.ts";

/** The picture check of this machine; the whole of a picture counts, so it is stretched. */
export function openChecker(
  models: Pick<Models, "checkPicture">,
  images: Images,
  { moderation }: Pick<Config, "moderation">,
): PictureChecker {
  const size = { width: CHECK_SIDE, height: CHECK_SIDE, fit: "fill" } as const;
  return {
    score: async (file) => models.checkPicture((await images.fitPixels(file, size)).data),
    threshold: moderation.threshold,
  };
}
