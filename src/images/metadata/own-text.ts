import { EASEL_KEYWORD } from "../parameters.ts";
import { parseEasel } from "./programs/easel.ts";
import { readTexts } from "./read-texts.ts";

/** Easel's own JSON in a picture's file; undefined where there is none. */
export async function ownText(file: Buffer): Promise<string | undefined> {
  const { all } = await readTexts(file);
  const isOwn = ({ place, name, text }: (typeof all)[number]) =>
    place === "png" ? name === EASEL_KEYWORD : parseEasel(text) !== undefined;
  return all.find(isOwn)?.text;
}
