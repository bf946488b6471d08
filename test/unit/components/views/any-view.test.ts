import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { doneNotice } from "../../../../src/components/views/done-notice.ts";
import { detailsView } from "../../../../src/components/views/details-view.ts";
import { cancelledView, failureView } from "../../../../src/components/views/ended-view.ts";
import { queueView } from "../../../../src/components/views/queue-view.ts";
import { resultView } from "../../../../src/components/views/result-view.ts";
import { runningView } from "../../../../src/components/views/running-view.ts";
import { waitingView } from "../../../../src/components/views/waiting-view.ts";
import type { MessageView } from "../../../../src/components/message-view.ts";
import { type Job, jobKinds } from "../../../../src/domain/job.ts";
import type { Progress } from "../../../../src/pipeline/audience.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { quoted } from "../../../../src/words/index.ts";

const nastyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4000 }),
  fc.constantFrom(
    "x".repeat(4000),
    "*".repeat(4000),
    "```\n".repeat(1000),
    "👩‍👩‍👧‍👦".repeat(360),
    "e" + "\u0301".repeat(3999),
    "שלום @everyone <@100000000000000009> <@&1> <#2> @here",
    "\u202eevil\u0000\ud800",
    " ".repeat(4000),
    "# heading\n> quote\n- list [link](https://example.com) ||spoiler||",
  ),
);

const jobs: fc.Arbitrary<Job> = fc
  .record({
    prompt: nastyText,
    negativePrompt: fc.option(nastyText, { nil: undefined }),
    style: fc.option(fc.string({ maxLength: 100 }), { nil: undefined }),
    scheduler: fc.option(fc.string({ maxLength: 100 }), { nil: undefined }),
    count: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 999_999_999_999_999 }),
    steps: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
    kind: fc.constantFrom(...jobKinds),
    warnings: fc.array(
      fc.record({ option: fc.string({ maxLength: 30 }), message: nastyText.map(quoted) }),
      {
        maxLength: 12,
      },
    ),
    message: nastyText.map(quoted),
    strength: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  })
  .map(({ kind, warnings, message, strength, ...request }) =>
    sampleJob({
      kind,
      warnings,
      parent: { jobId: "job0", position: 3 },
      failure: { code: "unknown", message, mayRepeat: true, mayBeBilled: true, incident: "X1" },
      request: {
        ...request,
        source: { picture: "a".repeat(64), width: 512, height: 512, strength },
      },
    }),
  );

const progress: Progress = {
  fraction: 0.5,
  position: 0,
  step: 1,
  steps: 2,
  secondsLeft: 3,
  preview: { bytes: new Uint8Array(1), mediaType: "image/webp" },
};
const bytes = new Uint8Array(1);
const pictures = (job: Job) =>
  job.pictures.map((picture) => ({ picture, name: `p${picture.position}.png`, bytes }));
const options = { modelName: "M".repeat(100), parentUrl: "https://discord.com/channels/1/2/3" };

const views: Readonly<Record<string, (job: Job) => MessageView>> = {
  waitingView: (job) => waitingView(job, { ahead: 500, seconds: 100_000 }, options),
  runningView: (job) => runningView(job, progress, pictures(job), progress.preview, options),
  resultView: (job) =>
    resultView(job, pictures(job), { ...options, reencoded: true, note: "n".repeat(2000) }),
  failureView: (job) => failureView(job, { ...options, pictures: pictures(job) }),
  cancelledView: (job) => cancelledView(job, options),
  detailsView: (job) => detailsView(job, options),
  doneNotice: (job) => doneNotice(job),
  queueView: (job) =>
    queueView({
      waiting: 40,
      running: 1,
      mine: Array.from({ length: 14 }, (_, index) => ({
        job: { ...job, id: `job${index}` },
        place: index > 0 ? { ahead: index, seconds: 5 } : undefined,
        progress: index === 0 ? progress : undefined,
      })),
    }),
};

describe.each(Object.entries(views))("%s", (_, view) => {
  it("is a message that Discord takes, whatever was asked", () => {
    fc.assert(
      fc.property(jobs, (job) => {
        expect(viewProblems(view(job))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("notifies nobody whom a prompt names", () => {
    const job = sampleJob({
      request: { prompt: "@everyone @here <@100000000000000009> <@&100000000000000009> <#1>" },
      failure: {
        code: "x",
        message: quoted("<@100000000000000009>"),
        mayRepeat: false,
        mayBeBilled: false,
      },
      warnings: [{ option: "style", message: quoted("@everyone") }],
    });
    const shown = view(job);
    const outsideCode = textOf(shown).replaceAll(/```[^]*?```/g, "");
    expect(outsideCode).not.toMatch(/@everyone|@here|<@&?100000000000000009>|(?<!\\)<#1>/);
    expect(shown.mentions.filter((id) => id !== job.userId)).toEqual([]);
  });
});
