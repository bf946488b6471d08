import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { Credentials } from "../content-credentials.ts";
import { hasManifest } from "../has-manifest.ts";
import type { PictureDetails } from "../picture-details.ts";
import { A1111_KEYWORD, EASEL_KEYWORD } from "../parameters.ts";
import { termOf } from "../digital-source.ts";
import { type FileText, FileTexts, MAX_TEXT_BYTES } from "./file-text.ts";
import { makeDetails } from "./make-details.ts";
import { stealthText } from "./places/stealth-text.ts";
import { parseEasel } from "./programs/easel.ts";
import { parseEasyDiffusion } from "./programs/easy-diffusion.ts";
import { parseKnownJson, parseOtherJson } from "./programs/json-programs.ts";
import { parseWords } from "./programs/text-programs.ts";
import { readTexts } from "./read-texts.ts";

/**
 * Reads from a file how the picture was made, by whichever program: from its texts, comments, EXIF,
 * XMP and IPTC, at last from what may be hidden in its pixels; and who vouches for it (C2PA). Where no
 * rule fits, the text itself is given. Undefined when there is none. Throws UserError only where what there is is too large.
 */
export async function readParameters(file: Buffer): Promise<PictureDetails | undefined> {
  const texts = await readTexts(file);
  const marking = markingIn(texts);
  const details = await detailsOf(file, texts);
  const credentials = await credentialsIn(file);
  if (marking === undefined && credentials === undefined) return details;
  const told = details ?? makeDetails("unknown", marking?.text ?? "", {});
  const { digitalSource = credentials?.digitalSource } = marking ?? {};
  return { ...told, digitalSource, credentials };
}

/** What reads them is large, and few files have any. */
async function credentialsIn(file: Buffer): Promise<Credentials | undefined> {
  if (!hasManifest(file)) return undefined;
  const { readCredentials } = await import("../credentials/read-credentials.ts");
  return readCredentials(file);
}

/** What a file says of whether a machine made the picture. */
export function markingIn({ all }: Pick<FileTexts, "all">) {
  for (const { name, text } of all) {
    const digitalSource = name === "digitalsourcetype" ? termOf(text) : undefined;
    if (digitalSource !== undefined) return { digitalSource, text };
  }
  return undefined;
}

async function detailsOf(file: Buffer, texts: FileTexts): Promise<PictureDetails | undefined> {
  const details = detailsIn(texts);
  if (details?.prompt !== undefined) return details;
  const hidden = await stealthText(file, MAX_TEXT_BYTES);
  if (hidden === undefined) return details ?? plainText(texts) ?? nothing(texts);
  const hiddenTexts = new FileTexts();
  hiddenTexts.add("pixels", "", hidden);
  return detailsIn(hiddenTexts) ?? details ?? plainText(hiddenTexts);
}

/** Nothing was found; that nothing is there is only said where all of it was read. */
function nothing({ budget }: FileTexts): undefined {
  if (!budget.isOverrun) return undefined;
  throw new UserError("picture-too-large", say("images.too-much-text", { most: MAX_TEXT_BYTES }));
}

/** What the surest of the texts tells: JSON with a name, settings in words, then graphs. */
function detailsIn(texts: FileTexts): PictureDetails | undefined {
  const readers: readonly ((text: FileText) => PictureDetails | undefined)[] = [
    ({ name, place, text }) =>
      place === "png" && name !== EASEL_KEYWORD ? undefined : parseEasel(text),
    (text) => parseKnownJson(text, texts),
    parseWords,
    parseOtherJson,
  ];
  let promptless: PictureDetails | undefined;
  for (const read of readers) {
    for (const text of texts.all) {
      const details = read(text);
      if (details?.prompt !== undefined) return details;
      promptless ??= details;
    }
  }
  return parseEasyDiffusion(texts) ?? promptless ?? promptAlone(texts);
}

/** Under the usual name even a text without settings is the prompt. */
function promptAlone(texts: FileTexts): PictureDetails | undefined {
  const text = texts.all.find(({ name, isJson }) => name === A1111_KEYWORD && !isJson)?.text;
  const details = text === undefined ? undefined : makeDetails("a1111", text, { prompt: text });
  return details?.prompt === undefined ? undefined : details;
}

/** Names of texts that say nothing of how a picture was made. */
const housekeeping =
  /^(?:software|author|artist|copyright|creation time|date:\w+|source|make|model|creatortool|digitalsourcetype|program|disclaimer|warning|title|xptitle|fooocus_scheme|exif:.*|icc:.*|png:.*|signed_hash)$/i;

/** Comments that encoders leave. */
const encoders =
  /^(?:CREATOR: gd-jpeg|Created with|Lavc|File (?:written|source)|LEAD Technologies|Optimized by|Processed By|Compressed by)/i;

/** The text itself, where it may be what people look for. */
function plainText(texts: FileTexts): PictureDetails | undefined {
  const candidates = texts.all.filter(
    ({ name, text }) => !housekeeping.test(name) && !encoders.test(text) && text !== "None",
  );
  const longest = candidates.reduce<FileText | undefined>(
    (best, each) => (best === undefined || each.text.length > best.text.length ? each : best),
    undefined,
  );
  return longest && makeDetails("unknown", longest.text, {});
}
