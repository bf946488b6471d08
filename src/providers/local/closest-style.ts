import { styleTemplates } from "./style-templates.ts";

/**
 * The characters that styles are told apart by, and the words in a style's name that speak of each.
 * `style-templates.json` gives the characters of every named style, the closest first.
 */
export const characters: Readonly<Record<string, RegExp>> = {
  round: /3d|render|clay|sculpt|model|lowpoly|isometric|mache|robot|plush/i,
  flat: /flat|vector|graphic|minimal|poster|icon/i,
  gradient: /gradient|glow|neon|vivid|colou?r/i,
  cartoon: /cartoon|noto|emoji|comic|anime|manga|toon|kawaii|sticker/i,
  photo: /photo|film|realis|cinema|camera/i,
  painting: /paint|watercolou?r|oil|impression|brush/i,
  line: /line|ink|sketch|pencil|drawing|mono/i,
  pixel: /pixel|voxel|8-?bit|retro game/i,
  paper: /paper|origami|kirigami|collage/i,
};

/**
 * Which of a model's few own styles comes closest to the one that was asked for: the one whose name
 * is a part of it, or the first of the same character. Undefined when none is anything like it.
 */
export function closestStyle(asked: string, own: readonly string[]): string | undefined {
  const wanted = asked.toLowerCase();
  const contained = own.find((style) => wanted.includes(style.toLowerCase()));
  if (contained !== undefined) return contained;
  const alike = styleTemplates.get(wanted)?.characters ?? charactersIn(wanted);
  return alike
    .map((character) => own.find((style) => characters[character]?.test(style)))
    .find((style) => style !== undefined);
}

/** The characters that an unknown style's own name speaks of. */
function charactersIn(name: string): string[] {
  return Object.keys(characters).filter((character) => characters[character]?.test(name));
}
