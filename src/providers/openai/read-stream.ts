import { z } from "zod";
import { parseJson } from "../../http/parse-json.ts";
import { serverSentEvents } from "../../http/server-sent-events.ts";
import { type Made, readItem } from "./response.ts";

/** What a streamed answer brought: the picture, the service's error, or neither. */
export type Streamed =
  | { readonly type: "made"; readonly made: Made }
  | { readonly type: "error"; readonly error: unknown; readonly hadBegun: boolean }
  | { readonly type: "nothing" };

const event = z.looseObject({ type: z.string().optional(), error: z.unknown().optional() });

/**
 * Reads a streamed answer: half-made pictures on the way (`onPartial`, with their number from 1),
 * then the finished one. `hadBegun` says whether any picture had come before the error.
 */
export async function readStream(
  body: AsyncIterable<Buffer>,
  onPartial: (bytes: Uint8Array, number: number) => void,
): Promise<Streamed> {
  let partials = 0;
  for await (const text of serverSentEvents(body)) {
    const { data } = event.safeParse(parseJson(Buffer.from(text)));
    if (!data) continue;
    if (data.error !== undefined && data.error !== null) {
      return { type: "error", error: data.error, hadBegun: partials > 0 };
    }
    const made = readItem(data);
    if (data.type?.endsWith(".completed"))
      return made ? { type: "made", made } : { type: "nothing" };
    if (data.type?.endsWith(".partial_image") && made?.picture.type === "file") {
      partials += 1;
      onPartial(made.picture.bytes, partials);
    }
  }
  return { type: "nothing" };
}
