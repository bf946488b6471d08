import type { ChatInputCommandInteraction } from "discord.js";
import { UserError } from "../domain/errors.ts";
import { parseExtension } from "../domain/extension-wish.ts";
import type { Draft } from "../domain/request.ts";
import { type Warning, warning } from "../domain/warning.ts";
import { isVisible } from "../pipeline/orders/settle-draft.ts";
import { usualCount } from "../pipeline/orders/usual-count.ts";
import type { SourceWish } from "./import-source.ts";
import { parseSize } from "./parse-size.ts";
import type { Services } from "./services.ts";

/** The options of one `/imagine`, read without any I/O. */
export interface ImagineOrder {
  readonly draft: Draft;
  /** The picture to start from, if there is one. */
  readonly source: SourceWish | undefined;
  readonly warnings: readonly Warning[];
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
  const hires = options.getNumber("hires");
  const source = readSource(options);
  const isIdle = source === undefined && options.getNumber("strength") !== null;
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
      variation: readVariation(options),
      hires: hires === null ? undefined : { factor: hires },
    },
    source,
    warnings: isIdle ? [strengthWithoutPicture] : [],
  };
}

/** What to say about a strength that has no picture to work on. */
const strengthWithoutPicture: Warning = warning(
  "strength",
  "Strength only counts with a picture to start from, so it was left out.",
);

function readVariation(options: Options): Draft["variation"] {
  const seed = options.getInteger("variation_seed") ?? undefined;
  const strength = options.getNumber("variation_strength") ?? undefined;
  return seed === undefined && strength === undefined ? undefined : { seed, strength };
}

function readSource(options: Options): SourceWish | undefined {
  const imageUrl = readImageUrl(options);
  const maskUrl = options.getAttachment("mask")?.url;
  const extend = options.getString("extend");
  const extension = extend === null ? undefined : parseExtension(extend);
  if (imageUrl === undefined && (maskUrl !== undefined || extension !== undefined))
    throw new UserError(
      "no-picture",
      `\`${maskUrl === undefined ? "extend" : "mask"}\` needs a picture to change: attach one as \`image\`.`,
    );
  const strength = options.getNumber("strength") ?? undefined;
  return imageUrl === undefined ? undefined : { imageUrl, strength, maskUrl, extension };
}

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
