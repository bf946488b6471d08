import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { type Job, jobKinds } from "../../../../src/domain/job.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import type { MessageView } from "../../../../src/discord/messages/message-view.ts";
import { doneNotice } from "../../../../src/discord/views/done-notice.ts";
import { detailsView } from "../../../../src/discord/views/details-view.ts";
import { cancelledView, failureView } from "../../../../src/discord/views/ended-view.ts";
import { helpView } from "../../../../src/discord/views/help-view.ts";
import { parametersView } from "../../../../src/discord/views/parameters-view.ts";
import { errorView, presentError } from "../../../../src/discord/views/present-error.ts";
import { queueView } from "../../../../src/discord/views/queue-view.ts";
import { resultView } from "../../../../src/discord/views/result-view.ts";
import { runningView } from "../../../../src/discord/views/running-view.ts";
import { statusView } from "../../../../src/discord/views/status-view.ts";
import { waitingView } from "../../../../src/discord/views/waiting-view.ts";
import { makeDetails } from "../../../../src/images/metadata/make-details.ts";
import type { Progress } from "../../../../src/pipeline/audience.ts";
import { quoted, say } from "../../../../src/words/index.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { foreignMarkup, markupIn } from "../../../support/components/markup.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import {
  altTextsOf,
  textOf,
  textsOf,
  viewProblems,
} from "../../../support/components/view-problems.ts";

/** What a stranger may write to be more than text; each names itself by XYZ. */
const attacks = [
  "# XYZ heading",
  "-# XYZ",
  "> XYZ",
  ">>> XYZ",
  "- XYZ",
  "1. XYZ",
  "[XYZ](https://evil.example)",
  "[XYZ](<https://evil.example> 'x')",
  "**XYZ** __XYZ__ *XYZ* _XYZ_ ~~XYZ~~ ||XYZ||",
  "`XYZ` [XYZ](https://evil.example) `XYZ",
  "``XYZ`` [XYZ](https://evil.example)",
  "``` [XYZ](https://evil.example)",
  "```\n# XYZ\n```",
  "XYZ\n# XYZ\n> XYZ\n- XYZ",
  "XYZ\r# XYZ",
  "XYZ\u2028# XYZ",
  "@everyone XYZ @here <@100000000000000009> <@&1> <#2> </imagine:1> <id:home>",
  "<:XYZ:123456789012345678> <a:XYZ:123456789012345678> <t:1:R> <https://evil.example>",
  "\\[XYZ\\](https://evil.example) \\",
  "https://evil.example<#2> https://evil.example*XYZ*",
  "XYZ\\`[XYZ](https://evil.example)\\`",
  "\u202eXYZ\u0000\ud800 שלום",
] as const;

const nastyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4000 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...attacks), { minLength: 1, maxLength: 30 }).map((all) => all.join("")),
  fc.constantFrom(
    "x".repeat(4000),
    "*".repeat(4000),
    "`".repeat(4000),
    "```\n".repeat(1000),
    "👩‍👩‍👧‍👦".repeat(360),
    "e" + "\u0301".repeat(3999),
    " ".repeat(4000),
    ...attacks,
  ),
);
const shortText = nastyText.map((text) => text.slice(0, 100));

/** A job of which every word comes from a stranger. */
const jobOf = (text: string, short = text.slice(0, 100)): Job =>
  sampleJob({
    kind: "vary",
    parent: { jobId: "job0", position: 3 },
    warnings: [
      { option: short, message: quoted(text) },
      { option: "model", message: say("discord.unknown-command", { name: text }) },
      { option: "model", message: say("messages.written-by", { program: text }) },
    ],
    failure: {
      code: "unknown",
      message: quoted(text),
      mayRepeat: true,
      mayBeBilled: true,
      incident: short,
    },
    request: {
      prompt: text,
      negativePrompt: text,
      style: short,
      scheduler: short,
      model: short,
      sigmas: short,
      count: 2,
    },
  });

const jobs: fc.Arbitrary<Job> = fc
  .record({
    text: nastyText,
    short: shortText,
    count: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 999_999_999_999_999 }),
    steps: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }),
    kind: fc.constantFrom(...jobKinds),
    warnings: fc.array(fc.record({ option: shortText, message: nastyText.map(quoted) }), {
      maxLength: 12,
    }),
    strength: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  })
  .map(({ text, short, kind, warnings, strength, ...request }) => {
    const job = jobOf(text, short);
    const source = { picture: "a".repeat(64), width: 512, height: 512, strength };
    return { ...job, kind, warnings, request: { ...job.request, ...request, source } };
  });

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
const url = "https://discord.com/channels/1/2/3";
const optionsOf = ({ request }: Job) => ({ modelName: request.model, parentUrl: url });
const modelOf = ({ request }: Job) =>
  sampleModel(request.model, request.model, { examples: [request.prompt] });

const inLanguages = ["en", "de"].map((locale) => discordWords(locale));

const views = (
  words = discordWords("en"),
): Readonly<Record<string, (job: Job) => MessageView>> => ({
  waitingView: (job) => waitingView(words, job, { ahead: 500, seconds: 100_000 }, optionsOf(job)),
  runningView: (job) => runningView(words, job, progress, pictures(job), optionsOf(job)),
  resultView: (job) =>
    resultView(words, job, pictures(job), {
      ...optionsOf(job),
      reencoded: true,
      note: quoted(job.request.prompt),
    }),
  failureView: (job) => failureView(words, job, { ...optionsOf(job), pictures: pictures(job) }),
  cancelledView: (job) => cancelledView(words, job, optionsOf(job)),
  detailsView: (job) => detailsView(words, job, optionsOf(job)),
  doneNotice: (job) => doneNotice(words, job),
  queueView: (job) =>
    queueView(words, {
      waiting: 40,
      running: 1,
      mine: Array.from({ length: 14 }, (_, index) => ({
        job: { ...job, id: `job${index}` },
        position: index > 0 ? { ahead: index, seconds: 5 } : undefined,
        progress: index === 0 ? progress : undefined,
      })),
    }),
  helpView: (job) =>
    helpView(words, { models: [modelOf(job), modelOf(job)], messageContentIntent: false }),
  statusView: (job) =>
    statusView(words, {
      models: [modelOf(job)],
      waiting: 1,
      running: 1,
      credits: new Map([[job.request.model, { credits: 1, at: 1 }]]),
    }),
  parametersView: (job) =>
    parametersView(
      words,
      makeDetails("a1111", job.request.prompt, { prompt: job.request.prompt }),
      [modelOf(job)],
    ),
  errorView: (job) =>
    errorView(words, presentError(new UserError("invalid-option", quoted(job.request.prompt)))),
});

describe.each(Object.keys(views()))("%s", (name) => {
  const [view = () => doneNotice(discordWords("en"), sampleJob()), ...others] = inLanguages.map(
    (words) => views(words)[name],
  );
  const all = [view, ...others].filter((each) => each !== undefined);

  it("is a message that Discord takes, whatever was asked, in every language", () => {
    fc.assert(
      fc.property(jobs, (job) => {
        for (const each of all) expect(viewProblems(each(job))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  // What a harmless text looks like there is what every other must look like.
  const markupOf = (job: Job) => markupIn(textsOf(view(job)));

  it.each(attacks)("makes nothing but text of %j", (text) => {
    expect(foreignMarkup(markupOf(jobOf(text)), markupOf(jobOf("XYZ")))).toEqual([]);
  });

  it("makes nothing but text of anything", () => {
    fc.assert(
      fc.property(nastyText, shortText, (text, short) => {
        expect(foreignMarkup(markupOf(jobOf(text, short)), markupOf(jobOf("XYZ")))).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  it("notifies nobody whom a prompt names", () => {
    const job = jobOf("@everyone @here <@100000000000000009> <@&100000000000000009> <#1>");
    const shown = view(job);
    const outsideCode = textOf(shown).replaceAll(/```[^]*?```|`[^`]*`/g, "");
    expect(outsideCode).not.toMatch(/@everyone|@here|<@&?100000000000000009>|(?<!\\)<#1>/);
    expect(shown.mentions.filter((id) => id !== job.userId)).toEqual([]);
  });

  it("describes its files in one line, and names them as Discord would", () => {
    fc.assert(
      fc.property(jobs, (job) => {
        const { files } = view(job);
        for (const { description } of files) expect(description).not.toMatch(/[\p{Cc}\u2028]/u);
        for (const text of altTextsOf(view(job))) expect(text.length).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 20 },
    );
  });
});
