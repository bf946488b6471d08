import { cp, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { parseConfig } from "../../../../src/load-config.ts";
import { local } from "../../../../src/providers/local/provider.ts";
import { openProvider } from "../../../../src/providers/open-providers.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import { spokenFinding } from "../../../support/cli/spoken-finding.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

async function openIn(folder: string, settings: Readonly<Record<string, string>> = {}) {
  const config = parseConfig({ EASEL_MODELS_DIR: folder, EASEL_DEVICE: "cpu", ...settings });
  const opening = { log: new RecordingLog(), version: "0.0.0", keep: false };
  const open = openProvider(local, config, opening);
  onTestFinished(() => open.close?.());
  return open;
}

const { signal } = new AbortController();

describe("the own engine as a provider", () => {
  it("knows its models after a look, and finds what came since at the next", async () => {
    const folder = await temporaryFolder();
    await cp(tinyModel(), path.join(folder, "first"), { recursive: true });
    const open = await openIn(folder);
    expect(open.models()).toEqual([]);
    await open.refresh?.(signal);
    expect(open.models().map(({ id }) => id)).toEqual(["local/first"]);
    await cp(tinyModel(), path.join(folder, "second"), { recursive: true });
    await open.refresh?.(signal);
    expect(open.models()).toMatchObject([
      { id: "local/first", paid: false, repeatable: true, local: true },
      { id: "local/second" },
    ]);
  });

  it("tells the doctor that nothing can be tried where there is no model", async () => {
    const folder = await temporaryFolder();
    const findings = await (await openIn(folder)).check(signal);
    expect(findings.map(spokenFinding)).toEqual([
      {
        subject: "Own engine",
        lines: [`no model that works in ${folder}`],
        broken: false,
        next: "",
      },
    ]);
  });

  it("tells the doctor that layers count in 8 bits", async () => {
    const folder = await temporaryFolder();
    await cp(tinyModel(), path.join(folder, "first"), { recursive: true });
    const [finding] = await (await openIn(folder, { EASEL_INT8: "on" })).check(signal);
    if (!finding) throw new Error("nothing was found");
    expect(spokenFinding(finding).lines.slice(0, 3)).toEqual([
      "EASEL_DEVICE is cpu",
      expect.stringContaining(
        "EASEL_INT8 is on: on the CPU, linear layers of denoisers count in 8",
      ),
      "cpu works",
    ]);
  });

  it("tells the doctor why a folder is no model, in the reader's language", async () => {
    const folder = await temporaryFolder();
    await mkdir(path.join(folder, "half"));
    await writeFile(path.join(folder, "half", "model_index.json"), "{");
    const [, finding] = await (await openIn(folder)).check(signal);
    if (!finding) throw new Error("nothing was found");
    expect(spokenFinding(finding)).toMatchObject({
      subject: "Model folders",
      lines: [expect.stringContaining("half")],
      broken: true,
    });
    expect(wordsFor("de").text(finding.subject)).toBe("Modellordner");
  });
});
