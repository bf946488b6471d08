import { describe, expect, it } from "vitest";
import { commandText } from "../../../../src/components/views/command-text.ts";
import { detailsView } from "../../../../src/components/views/details-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";

describe("detailsView", () => {
  it("shows all parameters, the source, and the command to copy", () => {
    const job = sampleJob({
      kind: "vary",
      parent: { jobId: "job0", position: 1 },
      request: {
        count: 2,
        steps: 20,
        guidanceScale: 7,
        scheduler: "euler_a",
        refiner: { on: true, highNoiseFraction: 0.8 },
        source: { picture: "a".repeat(64), width: 512, height: 512, strength: 0.35, enlarge: 2 },
      },
    });
    const view = detailsView(job, {
      modelName: "Easel v0",
      parentUrl: "https://discord.com/channels/1/2/3",
    });
    const text = textOf(view);
    expect(viewProblems(view)).toEqual([]);
    for (const part of [
      "Details of `job1`",
      "Variation of picture 2",
      "(https://discord.com/channels/1/2/3)",
      "**Model** Easel v0 (`local/easel-v0`)",
      "**Picture 2** seed `1001`, 768 × 512",
      "**Steps** 20",
      "**Guidance scale** 7",
      String.raw`**Scheduler** euler\_a`,
      "**Refiner** on",
      "**High-noise fraction** 0.8",
      "**Time** 12 s",
      "a picture of 512 × 512, enlarged 2 times, strength 0.35",
      `\`\`\`\n${commandText(job.request)}\n\`\`\``,
    ])
      expect(text).toContain(part);
  });

  it("shows every warning that fits", () => {
    const warnings = Array.from({ length: 9 }, (_, index) => ({
      option: "steps",
      message: `Reason ${index}.`,
    }));
    expect(textOf(detailsView(sampleJob({ warnings })))).toContain("Reason 8.");
  });

  it.each([
    ["is too long", "x".repeat(4000)],
    ["would end a code block", "a ``` b"],
  ])("gives the whole command as a file when it %s", (_, prompt) => {
    const job = sampleJob({ request: { prompt } });
    const view = detailsView(job);
    expect(viewProblems(view)).toEqual([]);
    expect(new TextDecoder().decode(view.files[0]?.bytes)).toBe(commandText(job.request));
    expect(view.files[0]?.name).toBe("imagine.txt");
  });
});
