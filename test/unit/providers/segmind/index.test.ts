import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { json } from "../../../support/vendors/answer.ts";
import { startRemoteModels } from "../../../support/vendors/remote-models.ts";
import type { RemoteModels } from "../../../support/vendors/remote-models.ts";
import { jpeg } from "../../../support/vendors/pictures.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";

let remote: RemoteModels;
beforeEach(async () => {
  remote = await startRemoteModels();
});
afterEach(async () => remote.close());

describe("the models of Segmind", () => {
  it("tell what the account has left with every picture", async () => {
    const result = await runModel(remote.model("segmind/sdxl1.0-txt2img"));
    expect(result.of("account")).toEqual([
      { type: "account", remainingCredits: 9, generationSeconds: 2.5 },
    ]);
  });

  it("send the key in its own header, and JSON", async () => {
    await runModel(remote.model("segmind/sdxl1.0-txt2img"));
    expect(remote.segmind.posts[0]?.headers).toMatchObject({
      "x-api-key": "SG_0123456789abcdef",
      "content-type": "application/json",
    });
  });

  it("fetch a picture that comes as a link, without the key", async () => {
    remote.segmind.next(json(200, { image: remote.host.link(64, 64, 9) }));
    const result = await runModel(remote.model("segmind/sdxl1.0-txt2img"));
    expect(result.of("picture")).toMatchObject([{ content: { bytes: jpeg(64, 64, 9) } }]);
  });

  it("send the source picture as plain base64, fitted once for all pictures", async () => {
    const context = testContext();
    const model = remote.model("segmind/sd1.5-img2img");
    await runModel(model, { count: 2, size: { width: 512, height: 768 } }, context);
    expect(context.targets).toEqual([{ width: 512, height: 768, fit: "cover", format: "jpeg" }]);
    const images = remote.segmind.posts.map(({ body }) => body?.["image"]);
    const fitted = jpeg(512, 768, 3).toString("base64");
    expect(images).toEqual([fitted, fitted]);
  });

  it("end at once when they are aborted while the source is read", async () => {
    const controller = new AbortController();
    const source = async () => {
      setImmediate(() => controller.abort("cancelled"));
      return new Promise<never>(() => {});
    };
    const context = testContext({ signal: controller.signal, source });
    const { error } = await runModel(remote.model("segmind/sdxl-img2img"), {}, context);
    expect(error).toBe("cancelled");
    expect(remote.segmind.posts).toEqual([]);
  });

  it("take UniPC for SD 1.5 with a warning, as Segmind's own client sends it", () => {
    const model = remote.model("segmind/sd1.5-img2img");
    const plan = model.plan(requestFor(model, { scheduler: "UniPC" }));
    expect(plan.request.scheduler).toBe("UniPC");
    expect(plan.warnings).toMatchObject([{ option: "scheduler" }]);
  });
});
