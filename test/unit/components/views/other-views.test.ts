import { describe, expect, it } from "vitest";
import { doneNotice } from "../../../../src/components/views/done-notice.ts";
import { helpView } from "../../../../src/components/views/help-view.ts";
import { durationText, messageUrl } from "../../../../src/components/views/job-text.ts";
import { parametersView } from "../../../../src/components/views/parameters-view.ts";
import { queueView } from "../../../../src/components/views/queue-view.ts";
import { statusView } from "../../../../src/components/views/status-view.ts";
import { pictureName } from "../../../../src/components/views/view-picture.ts";
import { bareDetails } from "../../../../src/images/picture-details.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { ownerId, sampleJob, samplePlace } from "../../../support/components/sample-job.ts";
import { customIdsOf, textOf, viewProblems } from "../../../support/components/view-problems.ts";

const easel = sampleModel("local/easel-v0", "Easel v0", { examples: ["a red apple"] });

describe("queueView", () => {
  const entry = (id: string) => ({
    job: sampleJob({ id, state: "queued", pictures: [] }),
    place: { ahead: 2, seconds: 30 },
    progress: undefined,
  });

  it("shows how full it is, and one's own jobs with a Cancel button each", () => {
    const running = {
      ...entry("b"),
      place: undefined,
      progress: {
        fraction: 0.5,
        position: undefined,
        step: 5,
        steps: 10,
        secondsLeft: undefined,
        preview: undefined,
      },
    };
    const view = queueView({ waiting: 1, running: 3, mine: [entry("a"), running] });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("1 job waits, 3 are being drawn.");
    expect(textOf(view)).toContain("Place 3 in the queue");
    expect(textOf(view)).toContain("50 % · step 5 of 10");
    expect(customIdsOf(view)).toEqual(["1:cancel:a:", "1:cancel:b:"]);
  });

  it("says so when none is one's own", () => {
    expect(textOf(queueView({ waiting: 0, running: 1, mine: [] }))).toBe(
      "### The queue\n0 jobs wait, 1 is being drawn. None of them is yours.",
    );
  });

  it("counts what does not fit", () => {
    const mine = Array.from({ length: 12 }, (_, index) => entry(`j${index}`));
    const view = queueView({ waiting: 12, running: 0, mine });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("…and 2 more of yours.");
  });
});

describe("helpView", () => {
  it("names the commands, the default model and an example", () => {
    const view = helpView({ models: [easel], messageContentIntent: false });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("Easel v0 (`local/easel-v0`), the default");
    expect(textOf(view)).toContain("`/imagine prompt: a red apple`");
    expect(textOf(view)).toContain("Discord does not let me see it");
  });

  it("offers replies to anybody's picture only where the intent is on", () => {
    const text = textOf(helpView({ models: [easel], messageContentIntent: true }));
    expect(text).toContain("A reply to anybody's picture");
    expect(text).not.toContain("does not let me see");
  });

  it("stays valid without a model and with very many", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      sampleModel(`local/${"m".repeat(80)}${index}`, "*".repeat(90)),
    );
    for (const models of [[], many])
      expect(viewProblems(helpView({ models, messageContentIntent: true }))).toEqual([]);
    expect(textOf(helpView({ models: [], messageContentIntent: true }))).toContain(
      "No model is set up",
    );
  });
});

describe("statusView", () => {
  it("shows the queue, models with prices, and credits", () => {
    const paid = sampleModel("segmind/sdxl1.0-txt2img", "SDXL", { price: { perPicture: 0.02 } });
    const view = statusView({
      models: [easel, paid],
      waiting: 3,
      running: 1,
      credits: new Map([["segmind", { credits: 41.5, at: 1_700_000_000_123 }]]),
    });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("3 waiting, 1 running");
    expect(textOf(view)).toContain("SDXL (`segmind/sdxl1.0-txt2img`), 0.02 a picture");
    expect(textOf(view)).toContain("segmind: 41.5 left, reported <t:1700000000:R>");
  });

  it("says what is missing", () => {
    const text = textOf(statusView({ models: [], waiting: 0, running: 0, credits: new Map() }));
    expect(text).toContain("None is set up.");
    expect(text).toContain("No service has reported any.");
  });
});

describe("parametersView", () => {
  it("shows what another program wrote, word for word, and the command that comes of it", () => {
    const view = parametersView({
      ...bareDetails("a1111", "a castle", "a castle\nSteps: 20"),
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
      ...bareDetails("easel", "a red apple", "{}"),
      easel: {
        request: { ...request, source: undefined },
        seed: 1003,
        model: request.model,
        width: 512,
        height: 512,
        version: "0.1.0",
      },
    });
    expect(textOf(view)).toContain("model:local/easel-v0 count:1 seed:1003");
  });

  it("says so when the file does not tell", () => {
    const view = parametersView(undefined);
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("does not say how it was made");
  });

  it("sends long text as a file", () => {
    const view = parametersView(bareDetails("comfyui", "x".repeat(4000), "y".repeat(9000)));
    expect(viewProblems(view)).toEqual([]);
    expect(view.files.map(({ name }) => name)).toEqual(["parameters.txt", "imagine.txt"]);
  });
});

describe("doneNotice", () => {
  it("notifies the owner and links the message", () => {
    const notice = doneNotice(sampleJob({ request: { count: 2 } }));
    expect(viewProblems(notice)).toEqual([]);
    expect(notice.mentions).toEqual([ownerId]);
    expect(textOf(notice)).toContain(`<@${ownerId}> your pictures are ready`);
    expect(textOf(notice)).toContain(messageUrl(samplePlace));
  });
});

describe("messageUrl", () => {
  it("knows servers, direct messages, and places without an address", () => {
    expect(messageUrl(samplePlace)).toBe(
      "https://discord.com/channels/200000000000000001/300000000000000001/500000000000000001",
    );
    expect(messageUrl({ ...samplePlace, guildId: undefined } as typeof samplePlace)).toContain(
      "/@me/",
    );
    expect(
      messageUrl({ ...samplePlace, messageId: undefined } as typeof samplePlace),
    ).toBeUndefined();
    expect(messageUrl({ kind: "terminal" })).toBeUndefined();
  });
});

describe("durationText", () => {
  it.each([
    [-5, "0.0 s"],
    [840, "0.8 s"],
    [9949, "9.9 s"],
    [9951, "10 s"],
    [59_600, "1 min"],
    [125_000, "2 min 5 s"],
  ])("of %d ms is %s", (milliseconds, words) => {
    expect(durationText(milliseconds)).toBe(words);
  });
});

describe("pictureName", () => {
  it("counts from 1 and follows the media type", () => {
    expect(pictureName("k3", 0, "image/webp")).toBe("easel-k3-1.webp");
    expect(pictureName("k3", 3, "image/unknown")).toBe("easel-k3-4.png");
  });
});
