import { z } from "zod";
import { pictureMediaType } from "../picture-file.ts";

/** One finished picture as the server gives it: a file or a link, and what it made of the prompt. */
export interface Made {
  readonly picture:
    | { readonly type: "file"; readonly bytes: Uint8Array }
    | { readonly type: "link"; readonly url: string };
  /** The words that were drawn, where the service says that it changed them. */
  readonly revisedPrompt: string | undefined;
}

const text = z.string().nullish().catch(undefined);
const item = z.object({ b64_json: text, url: text, revised_prompt: text });
const envelope = z.object({ data: z.array(item).min(1) });

/** The first picture of a plain answer; undefined when there is none. */
export function readAnswer(value: unknown): Made | undefined {
  const { data } = envelope.safeParse(value);
  return readItem(data?.data[0]);
}

/** The picture of a plain answer's item, or of an event; undefined when it holds none. */
export function readItem(value: unknown): Made | undefined {
  const { data } = item.safeParse(value);
  if (!data) return undefined;
  const revisedPrompt = data.revised_prompt?.trim() || undefined;
  const { url } = data;
  const inline = data.b64_json ?? (url?.startsWith("data:") ? url : undefined);
  if (inline) {
    const bytes = Buffer.from(inline.replace(/^data:[^,]{0,100},/i, ""), "base64");
    return pictureMediaType(bytes)
      ? { picture: { type: "file", bytes }, revisedPrompt }
      : undefined;
  }
  return url && /^https?:/i.test(url)
    ? { picture: { type: "link", url }, revisedPrompt }
    : undefined;
}
