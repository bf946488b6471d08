import type { Config } from "../config/config.ts";
import { ConfigError } from "../domain/errors.ts";
import { createDownloader } from "../download/downloader.ts";
import type { Downloader } from "../download/downloader.ts";
import { createImagePipelineModels } from "./imagepipeline/index.ts";
import type { ImageModel } from "./image-model.ts";
import type { RemoteTimings } from "./remote/remote-options.ts";
import { createSegmindModels } from "./segmind/index.ts";

/** The settings that decide which models there are. */
export type ModelSettings = Pick<
  Config,
  "segmind" | "imagePipeline" | "defaultModel" | "allowAddresses" | "discord"
>;

/** What the registry takes beside the settings. */
export interface RegistryOptions {
  /** The models of the own engine, the preferred one first. */
  readonly local?: readonly ImageModel[] | undefined;
  readonly timings?: Partial<RemoteTimings> | undefined;
}

/**
 * All models that the settings allow, the default one first, then Segmind's, ImagePipeline's and
 * the own engine's. With `auto` the default is the first remote text model, else the own engine's.
 * Throws ConfigError for a default model that is not there, and for a key of the wrong form.
 */
export function createModels(settings: ModelSettings, options: RegistryOptions = {}): ImageModel[] {
  const { segmind, imagePipeline } = settings;
  const remote = { download: createPictureDownloader(settings), timings: options.timings };
  const models = [
    ...(segmind ? createSegmindModels(segmind, remote) : []),
    ...(imagePipeline ? createImagePipelineModels(imagePipeline, remote) : []),
    ...(options.local ?? []),
  ];
  const first = defaultModel(models, settings.defaultModel);
  return first ? [first, ...models.filter((model) => model !== first)] : models;
}

/**
 * The downloader for pictures behind links, of services and of people: it reaches the public
 * internet, the servers that the settings name themselves, and EASEL_ALLOW_ADDRESSES. `anyFile` is
 * for those who look at the file themselves, and know better what to say of one that is no picture.
 */
export function createPictureDownloader(
  settings: ModelSettings,
  { anyFile = false }: { readonly anyFile?: boolean } = {},
): Downloader {
  const named = [
    settings.discord.cdnUrl,
    settings.segmind?.baseUrl,
    settings.imagePipeline?.baseUrl,
  ];
  return createDownloader({
    allowAddresses: settings.allowAddresses,
    allowOrigins: named.filter((url) => url !== undefined),
    anyFile,
  });
}

function defaultModel(models: readonly ImageModel[], wanted: string): ImageModel | undefined {
  if (wanted === "auto") return models.find(({ capabilities }) => capabilities.textToImage);
  const model = models.find(({ id }) => id === wanted);
  if (model) return model;
  const list = models.map(({ id }) => id).join(", ") || "none";
  throw new ConfigError(`EASEL_DEFAULT_MODEL is "${wanted}", but the models here are: ${list}.`);
}
