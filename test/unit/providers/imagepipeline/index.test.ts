import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { text } from "../../../support/vendors/answer.ts";
import { startRemoteModels } from "../../../support/vendors/remote-models.ts";
import type { RemoteModels } from "../../../support/vendors/remote-models.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";

const ID = "imagepipeline/sdxl";
let remote: RemoteModels;
beforeEach(async () => {
  remote = await startRemoteModels();
});
afterEach(async () => remote.close());

const warnings = (options: Parameters<typeof requestFor>[1]) => {
  const model = remote.model(ID);
  return model.plan(requestFor(model, options)).warnings.map(({ option }) => option);
};

describe("the model of ImagePipeline", () => {
  it("sends the key in its own header on every request to the service", async () => {
    await runModel(remote.model(ID));
    const keys = remote.imagePipeline.requests.map(({ headers }) => headers["api-key"]);
    expect(keys).toEqual(["SG_0123456789abcdef", "SG_0123456789abcdef"]);
  });

  it("warns above the size that it does best, and sends it", () => {
    expect(warnings({ size: { width: 768, height: 512 } })).toEqual([]);
    expect(warnings({ size: { width: 1024, height: 768 } })).toEqual(["size"]);
  });

  it("warns of prompts that surely have more tokens than it reads", () => {
    expect(warnings({ prompt: "word ".repeat(75) })).toEqual([]);
    expect(warnings({ prompt: "word ".repeat(76) })).toEqual(["prompt"]);
    expect(warnings({ negativePrompt: "a, ".repeat(40) })).toEqual(["negative_prompt"]);
  });

  it("takes any scheduler, with a warning beyond the known seven", () => {
    expect(warnings({ scheduler: "Heun" })).toEqual([]);
    expect(warnings({ scheduler: "Euler a" })).toEqual(["scheduler"]);
  });

  it("ends at once when it is aborted between two polls", async () => {
    remote.imagePipeline.everyStatus({ status: "PENDING" });
    const controller = new AbortController();
    const model = remote.model(ID);
    const plan = model.plan(requestFor(model));
    const run = async (): Promise<void> => {
      for await (const event of model.execute(plan, testContext({ signal: controller.signal }))) {
        if (event.type === "remote") setTimeout(() => controller.abort("cancelled"), 20);
      }
    };
    await expect(run()).rejects.toBe("cancelled");
  });

  it("ends at once when it is aborted while it rests after a 429 of the status route", async () => {
    remote.imagePipeline.nextStatus(text(429, "text/plain", "slow down"));
    const controller = new AbortController();
    const context = testContext({ signal: controller.signal });
    setTimeout(() => controller.abort("cancelled"), 100);
    const { error } = await runModel(remote.model(ID), {}, context);
    expect(error).toBe("cancelled");
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });
});
