import type { ChatInputCommandInteraction } from "discord.js";
import { UserError } from "../domain/errors.ts";
import type { Draft } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import { isVisible } from "../pipeline/settle-draft.ts";
import { usualCount } from "../pipeline/usual-count.ts";
import { parseSize } from "./parse-size.ts";
import type { Services } from "./services.ts";

/** The options of one `/imagine`, read without any I/O. */
export interface ImagineOrder {
  readonly draft: Draft;
  /** The address of the picture to start from, if there is one. */
  readonly imageUrl: string | undefined;
  readonly strength: number | undefined;
}

type Options = Pick<
  ChatInputCommandInteraction["options"],
  "getString" | "getInteger" | "getNumber" | "getBoolean" | "getAttachment"
>;

/**
 * Reads what somebody typed. Throws UserError for what can be seen to be wrong at once, so that
 * the refusal is still seen by nobody else.
 */
export function readDraft(options: Options, services: Pick<Services, "studio">): ImagineOrder {
  const model = options.getString("model") ?? undefined;
  if (model !== undefined && services.studio.model(model) === undefined)
    throw unknownModel(model, services);
  const size = options.getString("size");
  const refiner = options.getBoolean("refiner") ?? undefined;
  const highNoiseFraction = options.getNumber("high_noise_fraction") ?? undefined;
  return {
    draft: {
      prompt: readPrompt(options),
      negativePrompt: options.getString("negative_prompt") ?? undefined,
      style: options.getString("style") ?? undefined,
      model,
      size: size === null ? undefined : parseSize(size),
      count: options.getInteger("count") ?? usualCount(services.studio, model),
      seed: options.getInteger("seed") ?? undefined,
      steps: options.getInteger("steps") ?? undefined,
      guidanceScale: options.getNumber("guidance") ?? undefined,
      scheduler: options.getString("scheduler") ?? undefined,
      refiner:
        refiner === undefined && highNoiseFraction === undefined
          ? undefined
          : { on: refiner, highNoiseFraction },
    },
    imageUrl: readImageUrl(options),
    strength: options.getNumber("strength") ?? undefined,
  };
}

/** What to say about a strength that has no picture to work on. */
export const strengthWithoutPicture: Warning = {
  option: "strength",
  message: "Strength only counts with a picture to start from, so it was left out.",
};

function readPrompt(options: Options): string {
  const prompt = options.getString("prompt", true);
  if (!isVisible(prompt))
    throw new UserError(
      "invalid-option",
      "The prompt is empty. Say in a few words what the picture should show.",
    );
  return prompt;
}

function readImageUrl(options: Options): string | undefined {
  const attachment = options.getAttachment("image");
  const link = options.getString("image_url");
  if (attachment !== null && link !== null)
    throw new UserError(
      "invalid-option",
      "You gave both `image` and `image_url`. Leave one of them out, so that I know which picture to start from.",
    );
  if (attachment !== null) return attachment.url;
  if (link === null) return undefined;
  const url = URL.parse(link.trim().replace(/^<(.*)>$/, "$1"));
  if (url === null || !["http:", "https:"].includes(url.protocol))
    throw new UserError(
      "invalid-option",
      "`image_url` must be a web address that begins with https://, or use `image` to attach the picture itself.",
    );
  return url.href;
}

function unknownModel(id: string, { studio }: Pick<Services, "studio">): UserError {
  const known = studio.models.slice(0, 10).map((model) => `\`${model.id}\``);
  return new UserError(
    "unknown-model",
    `I have no model \`${id.replaceAll("`", "'").slice(0, 100)}\`. ${known.length === 0 ? "No model is set up yet." : `These are here: ${known.join(", ")}.`}`,
  );
}
