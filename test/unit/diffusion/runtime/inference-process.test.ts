import { readFile } from "node:fs/promises";
import { afterEach, expect, it, vi } from "vitest";
import { startInference } from "../../../../src/diffusion/runtime/inference-process.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

it.runIf(process.platform === "linux")("the inference process gets no secrets", async () => {
  vi.stubEnv("DISCORD_TOKEN", "the-token");
  vi.stubEnv("LD_LIBRARY_PATH", "/some/libraries");
  const child = startInference({
    settings: { device: "cpu", threads: 1 },
    log: new RecordingLog(),
    onReport: () => {},
  });
  const own = await readFile(`/proc/${child.pid}/environ`, "utf8");
  child.kill();
  await child.ended;
  const names = own.split("\0").map((line) => line.split("=", 1)[0]);
  expect(names).toContain("LD_LIBRARY_PATH");
  expect(names).toContain("PATH");
  expect(names).not.toContain("DISCORD_TOKEN");
});
