import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secret } from "../../../src/config/secret.ts";
import { ConfigError } from "../../../src/domain/errors.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { createModels, createPictureDownloader } from "../../../src/providers/registry.ts";
import type { ModelSettings } from "../../../src/providers/registry.ts";
import { json } from "../../support/vendors/answer.ts";
import { startDownloadHost } from "../../support/vendors/download-host.ts";
import type { DownloadHost } from "../../support/vendors/download-host.ts";
import { startRemoteModels } from "../../support/vendors/remote-models.ts";
import type { RemoteModels } from "../../support/vendors/remote-models.ts";
import { runModel } from "../../support/vendors/run-model.ts";
import { startSegmindDouble } from "../../support/vendors/segmind-double.ts";

let host: DownloadHost;
let remote: RemoteModels;
beforeEach(async () => {
  host = await startDownloadHost();
  remote = await startRemoteModels();
});
afterEach(async () => Promise.all([host.close(), remote.close()]));

const account = (url: string) => ({
  apiKey: secret("SG_1"),
  baseUrl: new URL(url),
  requestsPerMinute: 7,
  timeoutMs: 1000,
  price: undefined,
});
const nothing: ModelSettings = {
  segmind: undefined,
  imagePipeline: undefined,
  defaultModel: "auto",
  allowAddresses: [],
  discord: {
    token: undefined,
    apiUrl: undefined,
    cdnUrl: undefined,
    guildId: undefined,
  },
};
const segmind = account("http://127.0.0.1:1/v1");
const imagePipeline = { ...account("http://127.0.0.1:1"), modelId: "sdxl" };
const ids = (settings: Partial<ModelSettings>, local: ImageModel[] = []) =>
  createModels({ ...nothing, ...settings }, { local }).map(({ id }) => id);

/** A stand-in for a model of the own engine. */
const local = (): ImageModel => ({ ...remote.model("imagepipeline/sdxl"), id: "local/easel-v1" });

describe("createModels", () => {
  it("gives the models of the keys that are set, the first text model in front", () => {
    expect(ids({ segmind, imagePipeline }, [local()])).toEqual([
      "segmind/sdxl1.0-txt2img",
      "segmind/sdxl-img2img",
      "segmind/sd1.5-img2img",
      "imagepipeline/sdxl",
      "local/easel-v1",
    ]);
    expect(ids({ imagePipeline })).toEqual(["imagepipeline/sdxl"]);
    expect(ids({}, [local()])).toEqual(["local/easel-v1"]);
    expect(ids({})).toEqual([]);
  });

  it("puts the default model in front", () => {
    const settings = { imagePipeline, defaultModel: "local/easel-v1" };
    expect(ids(settings, [local()])).toEqual(["local/easel-v1", "imagepipeline/sdxl"]);
  });

  it("names the models that there are when the default one is not among them", () => {
    const settings = { imagePipeline, defaultModel: "segmind/sdxl-img2img" };
    const wrong = () => ids(settings);
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow("the models here are: imagepipeline/sdxl.");
  });

  it("hands the account's pace on", () => {
    const [model] = createModels({ ...nothing, segmind });
    expect(model?.capabilities.pace).toMatchObject({ account: "segmind", requestsPerMinute: 7 });
  });

  it("lets results lie on the service's own server, and on no other private one", async () => {
    const double = await startSegmindDouble({ key: "SG_1" });
    const [model] = createModels({ ...nothing, segmind: account(double.url.href) });
    if (!model) throw new Error("no model");
    double.next(json(200, { image: `${double.url.origin}/result.jpg` }));
    await runModel(model);
    double.next(json(200, { image: host.link(8, 8, 1) }));
    await runModel(model);
    await double.close();
    expect(double.requests.map(({ path }) => path)).toContain("/result.jpg");
    expect(host.requests).toEqual([]);
  });
});

describe("createPictureDownloader", () => {
  it("reaches the configured CDN of Discord", async () => {
    const discord = { ...nothing.discord, cdnUrl: host.url };
    const open = createPictureDownloader({ ...nothing, discord });
    await expect(open(host.link(8, 8, 1))).resolves.toBeDefined();
    const closed = createPictureDownloader(nothing);
    await expect(closed(host.link(8, 8, 1))).rejects.toThrow("Only public https");
  });
});
