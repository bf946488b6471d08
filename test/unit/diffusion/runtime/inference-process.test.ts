import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { startInference } from "../../../../src/diffusion/runtime/inference-process.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

const onLinux = it.runIf(process.platform === "linux");

/** What the process was started with: its variables by name, and its arguments. */
async function startedWith(environment: NodeJS.ProcessEnv, int8 = false) {
  const child = startInference({
    settings: { device: "cpu", threads: 1, int8 },
    environment,
    log: new RecordingLog(),
    onReport: () => {},
  });
  const own = async (file: string) =>
    (await readFile(`/proc/${child.pid}/${file}`, "utf8")).split("\0");
  const [lines, words] = [await own("environ"), await own("cmdline")];
  child.kill();
  await child.ended;
  const pairs = lines.map((line) => [line.split("=", 1)[0], line.replace(/^.*?=/, "")] as const);
  return { variables: new Map(pairs), words };
}

onLinux("the inference process gets no secrets", async () => {
  const { variables } = await startedWith({
    PATH: process.env["PATH"],
    DISCORD_TOKEN: "the-token",
    LD_LIBRARY_PATH: "/some/libraries",
  });
  expect(variables.has("LD_LIBRARY_PATH")).toBe(true);
  expect(variables.has("PATH")).toBe(true);
  expect(variables.has("DISCORD_TOKEN")).toBe(false);
});

onLinux("it keeps its heap small, and beside weights in 8 bits no others", async () => {
  const usual = await startedWith({});
  expect(usual.words).toContain("--max-semi-space-size=1");
  expect(usual.variables.has("MALLOC_MMAP_THRESHOLD_")).toBe(false);
  const inInt8 = await startedWith({}, true);
  expect(inInt8.variables.get("MALLOC_MMAP_THRESHOLD_")).toBe("1048576");
  const tuned = await startedWith({ MALLOC_MMAP_THRESHOLD_: "4096" }, true);
  expect(tuned.variables.get("MALLOC_MMAP_THRESHOLD_")).toBe("4096");
});
