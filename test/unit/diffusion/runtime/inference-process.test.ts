import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { startInference } from "../../../../src/diffusion/runtime/inference-process.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

it.runIf(process.platform === "linux")("the inference process gets no secrets", async () => {
  const child = startInference({
    settings: { device: "cpu", threads: 1 },
    environment: {
      PATH: process.env["PATH"],
      DISCORD_TOKEN: "the-token",
      LD_LIBRARY_PATH: "/some/libraries",
    },
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
