import type { RemoteConfig } from "../../../src/config/config.ts";
import { secret } from "../../../src/config/secret.ts";
import { createProviderDownloader } from "../../../src/download/provider-downloader.ts";
import { createImagePipelineModels } from "../../../src/providers/imagepipeline/models.ts";
import { sendRequest } from "../../../src/http/send-request.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import type { RemoteOptions } from "../../../src/providers/remote/remote-options.ts";
import { createSegmindModels } from "../../../src/providers/segmind/models.ts";
import { startDownloadHost } from "./download-host.ts";
import type { DownloadHost } from "./download-host.ts";
import { startImagePipelineDouble } from "./image-pipeline-double.ts";
import type { ImagePipelineDouble } from "./image-pipeline-double.ts";
import { TEST_KEY } from "./vendor.ts";
import { startSegmindDouble } from "./segmind-double.ts";
import type { SegmindDouble } from "./segmind-double.ts";

export { TEST_KEY };

/** The remote models on their doubles, with waits of milliseconds. */
export interface RemoteModels {
  readonly segmind: SegmindDouble;
  readonly imagePipeline: ImagePipelineDouble;
  readonly host: DownloadHost;
  readonly models: readonly ImageModel[];
  model(id: string): ImageModel;
  close(): Promise<void>;
}

export async function startRemoteModels(
  settings: { readonly timeoutMs?: number; readonly price?: number } = {},
): Promise<RemoteModels> {
  const host = await startDownloadHost();
  const segmind = await startSegmindDouble({ key: TEST_KEY });
  const imagePipeline = await startImagePipelineDouble({ key: TEST_KEY }, host);
  const config = (baseUrl: URL): RemoteConfig => ({
    apiKey: secret(TEST_KEY),
    baseUrl,
    requestsPerMinute: 5,
    timeoutMs: settings.timeoutMs ?? 10_000,
    price: settings.price,
  });
  const download = createProviderDownloader({
    allowAddresses: [{ host: "127.0.0.1", port: Number(host.url.port) }],
    origins: [],
  });
  const options: RemoteOptions = {
    send: sendRequest,
    download,
    timings: { repeatPauseMs: 1, firstPollMs: 1, longestPollMs: 5, downloadPauseMs: 1 },
  };
  const models = [
    ...createSegmindModels(config(segmind.url), options),
    ...createImagePipelineModels({ ...config(imagePipeline.url), modelId: "sdxl" }, options),
  ];
  return {
    segmind,
    imagePipeline,
    host,
    models,
    model: (id) => {
      const model = models.find((one) => one.id === id);
      if (!model) throw new Error(`no model ${id}`);
      return model;
    },
    close: async () => {
      await Promise.all([segmind.close(), imagePipeline.close()]);
      await host.close();
    },
  };
}

/** The settings with which a bot finds both doubles. */
export function remoteSettings({ segmind, imagePipeline, host }: RemoteModels) {
  return {
    SEGMIND_API_KEY: TEST_KEY,
    SEGMIND_BASE_URL: segmind.url.href,
    SEGMIND_REQUESTS_PER_MINUTE: "1000",
    IMAGEPIPELINE_API_KEY: TEST_KEY,
    IMAGEPIPELINE_BASE_URL: imagePipeline.url.href,
    IMAGEPIPELINE_REQUESTS_PER_MINUTE: "1000",
    EASEL_ALLOW_ADDRESSES: host.url.host,
  };
}
