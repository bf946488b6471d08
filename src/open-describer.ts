import { createDescriber } from "./chat/describe-picture.ts";
import type { Config } from "./config/config.ts";
import type { Describer } from "./discord/interactions/services.ts";
import { RefusedError } from "./domain/errors.ts";
import { sendRequest } from "./http/send-request.ts";
import type { Images } from "./images/index.ts";
import { say } from "./words/index.ts";

/** The longer side of what is sent, in pixels: chat models see no more. */
const LONGEST = 1024;

/**
 * Opens what describes pictures, where a chat service is set up. A picture goes there smaller, as a JPEG
 * without metadata, and nowhere else; each person has one described at a time.
 */
export function openDescriber(
  { chat }: Pick<Config, "chat">,
  images: Pick<Images, "importPicture" | "fitFile">,
): Describer | undefined {
  if (chat === undefined) return undefined;
  const ask = createDescriber(chat, { send: sendRequest });
  const busy = new Set<string>();
  return {
    model: chat.model,
    async describe(file, { person, locale }) {
      if (busy.has(person)) throw new RefusedError("too-many-jobs", say("chat.one-at-a-time"));
      busy.add(person);
      try {
        const { bytes, width, height } = await images.importPicture(file);
        const times = Math.min(1, LONGEST / Math.max(width, height));
        const fitted = (side: number) => Math.max(1, Math.round(side * times));
        const size = { width: fitted(width), height: fitted(height) };
        const { bytes: jpeg } = await images.fitFile(bytes, {
          ...size,
          fit: "fill",
          format: "jpeg",
        });
        return await ask(jpeg, locale);
      } finally {
        busy.delete(person);
      }
    },
  };
}
