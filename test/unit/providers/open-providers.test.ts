import { describe, expect, it, onTestFinished } from "vitest";
import { parseConfig } from "../../../src/load-config.ts";
import { isOn, openProvider } from "../../../src/providers/open-providers.ts";
import { imagePipeline } from "../../../src/providers/imagepipeline/index.ts";
import { segmind } from "../../../src/providers/segmind/index.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { json } from "../../support/vendors/answer.ts";
import { startDownloadHost } from "../../support/vendors/download-host.ts";
import { runModel } from "../../support/vendors/run-model.ts";
import { startSegmindDouble } from "../../support/vendors/segmind-double.ts";

const opening = { log: new RecordingLog(), version: "0.0.0", keep: false };

describe("a provider", () => {
  it("is on when one of its switches is set", () => {
    const config = parseConfig({ SEGMIND_API_KEY: "SG_1" });
    expect(isOn(segmind, config)).toBe(true);
    expect(isOn(imagePipeline, config)).toBe(false);
    expect(isOn(segmind, { providers: {} })).toBe(false);
  });

  it("hands the account's pace on to its models", () => {
    const settings = { SEGMIND_API_KEY: "SG_1", SEGMIND_REQUESTS_PER_MINUTE: "7" };
    const [model] = openProvider(segmind, parseConfig(settings), opening).models();
    expect(model?.capabilities.pace).toMatchObject({ account: "segmind", requestsPerMinute: 7 });
  });

  it("lets results lie on the service's own server, and on no other private one", async () => {
    const host = await startDownloadHost();
    const double = await startSegmindDouble({ key: "SG_1" });
    onTestFinished(async () => {
      await Promise.all([host.close(), double.close()]);
    });
    const settings = { SEGMIND_API_KEY: "SG_1", SEGMIND_BASE_URL: double.url.href };
    const [model] = openProvider(segmind, parseConfig(settings), opening).models();
    if (!model) throw new Error("no model");
    double.next(json(200, { image: `${double.url.origin}/result.jpg` }));
    await runModel(model);
    double.next(json(200, { image: host.link(8, 8, 1) }));
    await runModel(model);
    expect(double.requests.map(({ path }) => path)).toContain("/result.jpg");
    expect(host.requests).toEqual([]);
  });
});
