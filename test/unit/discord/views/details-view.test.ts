import { describe, expect, it } from "vitest";
import { commandText } from "../../../../src/discord/views/command-text.ts";
import { detailsView } from "../../../../src/discord/views/details-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { quoted } from "../../../../src/words/index.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

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
    const view = detailsView(words, job, {
      modelName: "Easel",
      parentUrl: "https://discord.com/channels/1/2/3",
    });
    const text = textOf(view);
    expect(viewProblems(view)).toEqual([]);
    for (const part of [
      "Details of `job1`",
      "Variation of picture 2",
      "(https://discord.com/channels/1/2/3)",
      "**Model** Easel (`local/easel-v1`)",
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

  it("shows both seeds of variations, second passes, and what of a picture was changed", () => {
    const side = { width: 64, height: 64 };
    const source = {
      picture: "a".repeat(64),
      ...side,
      strength: 1,
      mask: { picture: "b".repeat(64), ...side },
      extend: { left: 32, right: 0, up: 0, down: 0 },
    };
    const request = { count: 2, variation: { seed: 70, strength: 0.3 }, source };
    const text = textOf(detailsView(words, sampleJob({ request })));
    for (const part of [
      "A part of a picture redrawn (inpainting)",
      "**Picture 2** seed `1001`, variation seed `71`, 768 × 512",
      "repeats alone from its two seeds",
      "**Variation strength** 0.3",
      "extended by left=32, only its masked part, strength 1",
      "attach that picture as `image` and its mask as `mask`",
    ])
      expect(text).toContain(part);
    const hires = { factor: 2, strength: 0.4, steps: 9, upscaler: "latent" as const };
    const enlarged = sampleJob({ request: { hires, source: { ...source, mask: undefined } } });
    expect(textOf(detailsView(words, enlarged))).toContain(
      "**Second pass** 2 times, latent, strength 0.4, 9 steps",
    );
    expect(textOf(detailsView(words, enlarged))).toContain("beyond its edges (outpainting)");
  });

  it("shows every warning that fits", () => {
    const warnings = Array.from({ length: 9 }, (_, index) => ({
      option: "steps",
      message: quoted(`Reason ${index}.`),
    }));
    expect(textOf(detailsView(words, sampleJob({ warnings })))).toContain("Reason 8.");
  });

  it.each([
    ["is too long", "x".repeat(4000)],
    ["would end a code block", "a ``` b"],
  ])("gives the whole command as a file when it %s", (_, prompt) => {
    const job = sampleJob({ request: { prompt } });
    const view = detailsView(words, job);
    expect(viewProblems(view)).toEqual([]);
    expect(new TextDecoder().decode(view.files[0]?.bytes)).toBe(commandText(job.request));
    expect(view.files[0]?.name).toBe("imagine.txt");
  });
});
