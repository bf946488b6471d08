import { describe, expect, it } from "vitest";
import { parametersView as viewOf } from "../../../../src/discord/views/parameters-view.ts";
import { makeDetails } from "../../../../src/images/metadata/make-details.ts";
import type { PictureDetails } from "../../../../src/images/picture-details.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const models = [sampleModel("local/easel-v1", "Easel")];
const parametersView = (details: PictureDetails | undefined) => viewOf(words, details, models);

describe("parametersView", () => {
  it("shows what another program wrote, word for word, and the command that comes of it", () => {
    const view = parametersView({
      ...makeDetails("a1111", "a castle\nSteps: 20", { prompt: "a castle" }),
      steps: 20,
      width: 512,
      height: 768,
    });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("```\na castle\nSteps: 20\n```");
    expect(textOf(view)).toContain("```\n/imagine prompt:a castle size:512x768 steps:20\n```");
  });

  it("repeats one of Easel's own pictures alone, from its own seed", () => {
    const { request } = sampleJob({ request: { count: 4 } });
    const view = parametersView({
      ...makeDetails("easel", "{}", { prompt: "a red apple" }),
      easel: {
        request: { ...request, source: undefined },
        seed: 1003,
        model: request.model,
        width: 512,
        height: 512,
        version: "0.1.0",
      },
    });
    expect(textOf(view)).toContain("model:local/easel-v1 count:1 seed:1003");
  });

  it("says what the command leaves out", () => {
    const view = parametersView({
      ...makeDetails("a1111", "a castle\nSteps: 20", { prompt: "a castle" }),
      seed: "-1",
      model: "toy",
      sampler: "Euler Ancestral",
    });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("```\n/imagine prompt:a castle scheduler:Euler a\n```");
    expect(textOf(view)).toMatch(/Left out.*model.*seed/);
  });

  it.each([
    ["valid", undefined, /Credentials.*signed by Studio with Camera 2.*valid.*not changed/],
    ["trusted", undefined, /valid, and the signer is on a trust list/],
    ["invalid", "assertion.dataHash.mismatch", /does not hold \(`assertion.dataHash.mismatch`\)/],
    ["unreadable", undefined, /damaged/],
  ] as const)("says of %s Content Credentials whether to believe them", (state, problem, words) => {
    const credentials = { state, problem, signer: "Studio", tool: "Camera 2" };
    const view = parametersView({ ...makeDetails("unknown", "", {}), credentials });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toMatch(words);
    expect(textOf(view)).not.toContain("```");
  });

  it("keeps what a stranger's certificate says from being markup", () => {
    const credentials = {
      state: "valid",
      signer: "**[x](https://evil.example)** @everyone",
    } as const;
    const view = parametersView({ ...makeDetails("unknown", "", {}), credentials });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).not.toContain("**[x](");
    expect(textOf(view)).toContain("with an unnamed program");
  });

  it("says so when the file does not tell", () => {
    const view = parametersView(undefined);
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("does not say how it was made");
  });

  it("sends long text as a file", () => {
    const view = parametersView(
      makeDetails("comfyui", "y".repeat(9000), { prompt: "x".repeat(4000) }),
    );
    expect(viewProblems(view)).toEqual([]);
    expect(view.files.map(({ name }) => name)).toEqual(["parameters.txt", "imagine.txt"]);
  });
});
