import { describe, expect, it, onTestFinished } from "vitest";
import { checkServices } from "../../../../src/cli/doctor/check-services.ts";
import { parseConfig } from "../../../../src/config/load.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import type { Answer } from "../../../support/vendors/answer.ts";
import { TEST_KEY, startRemoteModels } from "../../../support/vendors/remote-models.ts";
import { startVendorServer } from "../../../support/vendors/vendor-server.ts";

async function servedBy(answer: Answer, settings: Record<string, string> = {}) {
  const server = await startVendorServer(() => answer);
  onTestFinished(() => server.close());
  return checkServices(
    parseConfig({
      SEGMIND_API_KEY: TEST_KEY,
      SEGMIND_BASE_URL: server.url.href,
      IMAGEPIPELINE_API_KEY: TEST_KEY,
      IMAGEPIPELINE_BASE_URL: server.url.href,
      ...settings,
    }),
  );
}

describe("the doctor, looking at the services", () => {
  it("does not mind that there is no key", async () => {
    const findings = await checkServices(parseConfig({}));
    expect(findings.map(({ lines }) => lines)).toEqual([
      ["no key (SEGMIND_API_KEY)"],
      ["no key (IMAGEPIPELINE_API_KEY)"],
    ]);
    expect(findings.every(({ broken }) => broken === undefined)).toBe(true);
  });

  it("says what a working key has left, and pays for nothing", async () => {
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    const { segmind, imagePipeline } = remote;
    const findings = await checkServices(
      parseConfig({
        SEGMIND_API_KEY: TEST_KEY,
        SEGMIND_BASE_URL: segmind.url.href,
        IMAGEPIPELINE_API_KEY: TEST_KEY,
        IMAGEPIPELINE_BASE_URL: imagePipeline.url.href,
      }),
    );
    expect(findings.map(({ lines }) => lines.join())).toEqual([
      "the key works; 10.25 credits left",
      "the key is not refused; the model is sdxl",
    ]);
    expect([...segmind.posts, ...imagePipeline.posts]).toEqual([]);
  });

  it("says which key is refused, and what to do", async () => {
    const findings = await servedBy(json(401, { error: "Unauthorized" }));
    expect(findings.map(({ broken }) => broken)).toEqual([true, true]);
    expect(findings[0]?.next).toContain("SEGMIND_API_KEY");
    expect(findings[1]?.next).toContain("IMAGEPIPELINE_API_KEY");
    expect(JSON.stringify(findings)).not.toContain(TEST_KEY);
  });

  it("warns of few credits, and of none", async () => {
    const few = json(200, { credits: 1.5 });
    const [low] = await servedBy(few, { EASEL_CREDITS_WARNING: "2" });
    expect(low).toMatchObject({ broken: true, next: expect.stringContaining("top up") });
    const [enough] = await servedBy(few, { EASEL_CREDITS_WARNING: "1" });
    expect(enough?.broken).toBe(false);
    const [none] = await servedBy(json(404, { error: "No credits found for the user" }));
    expect(none).toMatchObject({ broken: true, next: expect.stringContaining("top up") });
  });

  it("tells a service that is out of order from a wrong key", async () => {
    const [segmind] = await servedBy(text(503, "text/plain", "Service Unavailable"));
    expect(segmind?.lines.join()).toContain("status 503");
    expect(segmind?.next).toContain("try again later");
    const findings = await servedBy({ kind: "reset" });
    expect(findings.map(({ broken }) => broken)).toEqual([true, true]);
  });
});
