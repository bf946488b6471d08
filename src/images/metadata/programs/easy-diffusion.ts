import type { PictureDetails } from "../../picture-details.ts";
import type { FileTexts } from "../file-text.ts";
import { foundInFields } from "../json/found-in-fields.ts";
import { makeDetails } from "../make-details.ts";

/** Texts of which one is there in every version. */
const signs = new Set([
  "use_stable_diffusion_model",
  "Stable Diffusion model",
  "num_inference_steps",
]);

/** Reads Easy Diffusion's PNGs, in which each setting is a text of its own; undefined for others. */
export function parseEasyDiffusion({ all }: FileTexts): PictureDetails | undefined {
  const own = all.filter(({ place }) => place === "png");
  if (!own.some(({ name }) => signs.has(name))) return undefined;
  const fields = Object.fromEntries(own.map(({ name, text }) => [name, text]));
  const text = own.map((each) => `${each.name}: ${each.text}`).join("\n");
  return makeDetails("easy-diffusion", text, foundInFields(fields));
}
