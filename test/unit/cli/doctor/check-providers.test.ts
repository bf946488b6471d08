import { describe, expect, it, onTestFinished } from "vitest";
import { checkProviders } from "../../../../src/cli/doctor/check-providers.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import { providers } from "../../../../src/providers/registry.ts";
import { spokenFinding } from "../../../support/cli/spoken-finding.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import type { Answer } from "../../../support/vendors/answer.ts";
import { TEST_KEY, startRemoteModels } from "../../../support/vendors/remote-models.ts";
import { startVendorServer } from "../../../support/vendors/vendor-server.ts";

const services = providers.filter(({ enabledBy }) => enabledBy.length > 0);

async function check(settings: Record<string, string>) {
  const parts = { log: new RecordingLog(), version: "0.0.0" };
  const findings = await checkProviders(services, parseConfig(settings), parts);
  return findings.map(spokenFinding);
}

async function servedBy(answer: Answer, settings: Record<string, string> = {}) {
  const server = await startVendorServer(() => answer);
  onTestFinished(() => server.close());
  return check({
    SEGMIND_API_KEY: TEST_KEY,
    SEGMIND_BASE_URL: server.url.href,
    IMAGEPIPELINE_API_KEY: TEST_KEY,
    IMAGEPIPELINE_BASE_URL: server.url.href,
    ...settings,
  });
}

describe("the doctor, looking at the services", () => {
  it("names the settings of those that are not set up, which is no fault", async () => {
    const findings = await check({});
    expect(findings.map(({ subject, lines }) => [subject, ...lines])).toEqual(
      services.map(({ name, enabledBy }) => [name, `not set up (${enabledBy.join(" or ")})`]),
    );
    expect(findings.every(({ broken }) => !broken)).toBe(true);
  });

  it("says what a working key has left, and pays for nothing", async () => {
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    const { segmind, imagePipeline } = remote;
    const findings = await check({
      SEGMIND_API_KEY: TEST_KEY,
      SEGMIND_BASE_URL: segmind.url.href,
      IMAGEPIPELINE_API_KEY: TEST_KEY,
      IMAGEPIPELINE_BASE_URL: imagePipeline.url.href,
    });
    expect(findings.slice(0, 2).map(({ lines }) => lines.join())).toEqual([
      "the key works; 10.25 credits left",
      "the key is not refused; the model is sdxl",
    ]);
    expect([...segmind.posts, ...imagePipeline.posts]).toEqual([]);
  });

  it("says which key is refused, and what to do", async () => {
    const findings = await servedBy(json(401, { error: "Unauthorized" }));
    expect(findings.slice(0, 2).map(({ broken }) => broken)).toEqual([true, true]);
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
    expect(findings.slice(0, 2).map(({ broken }) => broken)).toEqual([true, true]);
  });
});
