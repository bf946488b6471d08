import { describe, expect, it } from "vitest";
import { resultView } from "../../../../src/discord/views/result-view.ts";
import type { ViewPicture } from "../../../../src/discord/views/view-picture.ts";
import type { Job } from "../../../../src/domain/job.ts";
import { ownerId, sampleJob, samplePicture } from "../../../support/components/sample-job.ts";
import {
  altTextsOf,
  customIdsOf,
  facesOf,
  textOf,
  viewProblems,
} from "../../../support/components/view-problems.ts";
import { quoted } from "../../../../src/words/index.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const bytes = new Uint8Array([1, 2, 3]);

const filesOf = (job: Job): ViewPicture[] =>
  job.pictures.map((picture) => ({ picture, name: `p-${picture.position}.png`, bytes }));

describe("resultView", () => {
  it("shows four pictures with V1–V4, U1–U4 and the buttons of the job", () => {
    const job = sampleJob({ request: { count: 4 } });
    const view = resultView(words, job, filesOf(job));
    expect(viewProblems(view)).toEqual([]);
    expect(facesOf(view)).toEqual(
      "V1, V2, V3, V4, U1, U2, U3, U4, 🎲 Reroll, ✏️ Edit, ℹ️ Details, 🗑 Delete, ➕ More".split(
        ", ",
      ),
    );
    expect(view.files.map(({ name }) => name)).toEqual(
      "p-0.png p-1.png p-2.png p-3.png".split(" "),
    );
  });

  it("has only as many V and U buttons as pictures, and they name the right ones", () => {
    const job = sampleJob({ request: { count: 4 } });
    const view = resultView(
      words,
      job,
      filesOf(job).filter(({ picture }) => picture.position !== 1),
    );
    expect(facesOf(view).filter((face) => /^[VU]\d$/.test(face))).toEqual(
      "V1 V3 V4 U1 U3 U4".split(" "),
    );
    expect(customIdsOf(view)).toContain("1:vary:job1:2");
    expect(customIdsOf(view)).not.toContain("1:vary:job1:1");
  });

  it("has no V and U buttons for what moves, nor a strength where nothing stands still", () => {
    const job = sampleJob({
      request: { count: 2 },
      pictures: [samplePicture(0, { mediaType: "video/mp4" }), samplePicture(1)],
    });
    const both = facesOf(resultView(words, job, filesOf(job)));
    expect(both.filter((face) => /^[VU]\d$/.test(face))).toEqual(["V2", "U2"]);
    const film = resultView(words, job, filesOf(job).slice(0, 1));
    expect(viewProblems(film)).toEqual([]);
    expect(customIdsOf(film).some((id) => /:(?:vary|upscale|strength|more):/.test(id))).toBe(false);
  });

  it("tells model, size, time and the seed of each picture, in their order", () => {
    const job = sampleJob({ request: { count: 2 } });
    const text = textOf(resultView(words, job, filesOf(job).toReversed(), { modelName: "Easel" }));
    expect(text).toContain("Easel · 768 × 512 · 12 s");
    expect(text).toContain("Seeds, in order: `1000` · `1001`");
  });

  it("tells the one seed of a single picture", () => {
    const job = sampleJob();
    expect(textOf(resultView(words, job, filesOf(job)))).toContain("Seed `1000`");
  });

  it("gives each picture alt text of its own", () => {
    const job = sampleJob({ request: { count: 2 } });
    const view = resultView(words, job, filesOf(job));
    expect(altTextsOf(view)).toEqual(
      "Picture 1 of 2: a red apple, Picture 2 of 2: a red apple".split(", "),
    );
    expect(view.files.map(({ description }) => description)).toEqual(altTextsOf(view));
  });

  it("keeps files that are already on the message", () => {
    const job = sampleJob({ request: { count: 2 } });
    const [first, second] = filesOf(job) as [ViewPicture, ViewPicture];
    const view = resultView(words, job, [{ ...first, bytes: undefined }, second]);
    expect(viewProblems(view)).toEqual([]);
    expect(view.keep).toEqual(["p-0.png"]);
    expect(view.files.map(({ name }) => name)).toEqual(["p-1.png"]);
  });

  it("offers to try again for missing pictures, and says when that may be charged twice", () => {
    const failure = {
      code: "unknown",
      message: quoted("Lost."),
      mayRepeat: true,
      mayBeBilled: true,
    };
    const job = sampleJob({
      request: { count: 4 },
      pictures: [0, 1, 3].map((each) => samplePicture(each)),
      failure,
    });
    const view = resultView(words, job, filesOf(job), { reencoded: true });
    expect(viewProblems(view)).toEqual([]);
    expect(customIdsOf(view)).toContain("1:retry:job1:");
    expect(textOf(view)).toContain("may be charged twice");
  });

  it.each([
    ["cannot be mended", { mayRepeat: false, mayBeBilled: true }],
    ["cost nothing", { mayRepeat: true, mayBeBilled: false }],
  ])("does not speak of a second charge for a failure that %s", (_, kind) => {
    const job = sampleJob({ failure: { code: "unknown", message: quoted("Lost."), ...kind } });
    const view = resultView(words, job, filesOf(job));
    expect(facesOf(view).includes("Try again")).toBe(kind.mayRepeat);
    expect(textOf(view)).not.toContain("charged twice");
  });

  it("notifies the owner only when it is told to", () => {
    const job = sampleJob();
    expect(resultView(words, job, filesOf(job)).mentions).toEqual([]);
    const late = resultView(words, job, filesOf(job), { notifyOwner: true });
    expect(late.mentions).toEqual([ownerId]);
    expect(textOf(late)).toContain(`<@${ownerId}>`);
  });

  it("offers the originals when the files were encoded anew", () => {
    const job = sampleJob();
    const view = resultView(words, job, filesOf(job), { reencoded: true });
    expect(viewProblems(view)).toEqual([]);
    expect(facesOf(view)).toContain("📎 Originals");
  });

  it("shows warnings, a partial failure and a note", () => {
    const job = sampleJob({
      warnings: [{ option: "steps", message: quoted("Steps were lowered to 50.") }],
      failure: {
        code: "overloaded",
        message: quoted("One picture failed."),
        mayRepeat: false,
        mayBeBilled: false,
      },
    });
    const text = textOf(resultView(words, job, filesOf(job), { note: quoted("Message 1 of 2.") }));
    expect(text).toContain("⚠️ `steps`: Steps were lowered to 50.");
    expect(text).toContain("⚠️ One picture failed.");
    expect(text).toContain("⚠️ Message 1 of 2.");
  });

  it("calls an upscale what it is, and links the message it came from", () => {
    const job = sampleJob({ kind: "upscale", parent: { jobId: "job0", position: 2 } });
    const text = textOf(
      resultView(words, job, filesOf(job), { parentUrl: "https://discord.com/channels/1/2/3" }),
    );
    expect(text).toContain("Picture 3 redrawn at twice the size (img2img)");
    expect(text).toContain("(https://discord.com/channels/1/2/3)");
  });
});
