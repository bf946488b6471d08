import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { pictureMediaType } from "../picture-file.ts";
import { parseJson } from "../../http/parse-json.ts";

/** What a successful status really brought: a picture, a link to one, or something else. */
export type SegmindResult =
  | { readonly type: "picture"; readonly bytes: Uint8Array }
  | { readonly type: "link"; readonly url: string }
  | { readonly type: "nothing" };

const images = z.union([z.string(), z.array(z.string())]).nullish();
const envelope = z.object({ image: images, images });

/**
 * Reads the answer to a call by its content, never by what was asked for: raw bytes, or JSON whose
 * `image` is plain base64, a data URL, an https link, or a list of those. `nothing` is an error in
 * disguise: segmindFailure says which.
 */
export function readSegmindAnswer({ body }: HttpAnswer): SegmindResult {
  if (pictureMediaType(body)) return { type: "picture", bytes: body };
  const { data } = envelope.safeParse(parseJson(body));
  const [first] = [data?.image ?? data?.images ?? []].flat();
  if (first === undefined) return { type: "nothing" };
  if (/^https?:/i.test(first)) return { type: "link", url: first };
  const bytes = Buffer.from(first.replace(/^data:[^,]*,/i, ""), "base64");
  return pictureMediaType(bytes) ? { type: "picture", bytes } : { type: "nothing" };
}

const number = z.coerce.number().nonnegative().optional().catch(undefined);
const accountHeaders = z.object({
  "x-remaining-credits": number,
  "x-generation-time": number,
});

/** What the headers of an answer tell about the account; undefined when they tell nothing. */
export function readAccount(headers: Readonly<Record<string, string>>) {
  const told = accountHeaders.parse(headers);
  const account = {
    remainingCredits: told["x-remaining-credits"],
    generationSeconds: told["x-generation-time"],
  };
  return Object.values(account).some((value) => value !== undefined) ? account : undefined;
}
