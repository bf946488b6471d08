import { describe, expect, it, onTestFinished } from "vitest";
import type { ModerationRules } from "../../../src/domain/moderation.ts";
import type { PictureChecker } from "../../../src/pipeline/picture-checker.ts";
import { requester } from "../../../src/pipeline/policy/requester.ts";
import { noLimits } from "../../support/new-job.ts";
import { openTestModeration } from "../../support/moderation/open-test-moderation.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { makeStudio } from "../../support/pipeline/open-studio.ts";
import { plainPolicy } from "../../support/pipeline/plain-policy.ts";
import {
  pictureEvent,
  type Script,
  scriptedModel,
  sendingCalls,
} from "../../support/pipeline/scripted-model.ts";
import { spoken, spokenWarnings } from "../../support/words/spoken.ts";

const remote = { id: "segmind/sdxl", provider: "Segmind", name: "Segmind SDXL", paid: true };

/** Finds pictures of odd seeds unsafe; the file of a picture is what it says about itself. */
function oddIsUnsafe(): PictureChecker & { readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    threshold: 0.6,
    async score(file) {
      const seeds = [
        ...Buffer.from(file)
          .toString()
          .matchAll(/"seed":(\d+)/g),
      ];
      // The request's own comes first, then that of the picture.
      const seed = Number(seeds.at(-1)?.[1]);
      asked.push(seed);
      return seed % 2 === 0 ? 0.1 : 0.9;
    },
  };
}

const withPreview: Script = async function* script(plan) {
  yield {
    type: "progress",
    fraction: 0.5,
    position: 0,
    step: 1,
    steps: 2,
    preview: { kind: "pixels", data: new Uint8Array(3), width: 1, height: 1 },
  };
  yield pictureEvent(plan, 0);
};

async function open(
  operator: Partial<ModerationRules>,
  checker: PictureChecker | undefined = oddIsUnsafe(),
  limits = noLimits,
) {
  const storage = await openTestStorage();
  let calls = 0;
  const model = scriptedModel({
    ...remote,
    script: sendingCalls(async () => void (calls += 1)),
  });
  const preview = scriptedModel({
    id: "local/easel",
    script: withPreview,
  });
  const policy = plainPolicy({ limits }, undefined, openTestModeration(storage, { operator }));
  const made = await makeStudio([model, preview], { storage, policy, checker });
  onTestFinished(() => made.studio.stop(0));
  const start = () => made.studio.start();
  return { ...made, storage, start, calls: () => calls };
}

describe("the picture check", () => {
  it("refuses what is unsafe, keeps it, and says so; the others are delivered", async () => {
    const { ask, reaches, storage, start } = await open({ pictureCheck: "refuse" });
    await start();
    const { job } = await ask({ count: 2, seed: 2 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures).toMatchObject([{ seed: 2, checkScore: 0.1 }]);
    const [warned] = spokenWarnings(delivered.warnings);
    expect(warned?.message).toMatch(/^Picture 2 is missing\. The picture check found it unsafe/);
    const [refused] = await storage.moderation.refusedOf(job.id);
    expect(refused).toMatchObject({ position: 1, reason: "unsafe", score: 0.9 });
    expect(await storage.pictures.get(refused?.hash ?? "")).toBeDefined();
  });

  it("ends a job of which nothing may be shown as refused, for good", async () => {
    const { ask, reaches, storage, start } = await open({ pictureCheck: "refuse" });
    await start();
    const { job } = await ask({ count: 1, seed: 1 });
    const { failure } = await reaches(job.id, "refused");
    expect(failure).toMatchObject({ code: "not-allowed", mayRepeat: false });
    expect(failure && spoken(failure.message)).toContain("other words may help");
    expect(await storage.moderation.refusedOf(job.id)).toHaveLength(1);
  });

  it("counts what was drawn and refused, for the day and the budget", async () => {
    const limits = { ...noLimits, picturesPerDay: 3 };
    const { ask, reaches, start } = await open({ pictureCheck: "refuse" }, undefined, limits);
    await start();
    const { job } = await ask({ count: 2, seed: 1 });
    await reaches(job.id, "delivered");
    await expect(ask({ count: 2 })).rejects.toMatchObject({ code: "daily-limit" });
    await expect(ask({ count: 1, seed: 2 })).resolves.toBeDefined();
  });

  it("hides what is unsafe behind a spoiler", async () => {
    const { ask, reaches, start } = await open({ pictureCheck: "spoiler" });
    await start();
    const { job } = await ask({ count: 2, seed: 1 });
    const { pictures } = await reaches(job.id, "delivered");
    expect(pictures).toMatchObject([{ checkScore: 0.9, isSpoiler: true }, { checkScore: 0.1 }]);
    expect(pictures[1]?.isSpoiler).toBeUndefined();
  });

  it("looks at nothing where it is off, and not in age-restricted channels that are left out", async () => {
    const checker = oddIsUnsafe();
    const rules = { pictureCheck: "refuse", alsoInAgeRestricted: false } as const;
    const { ask, reaches, start } = await open(rules, checker);
    await start();
    const target = {
      kind: "message",
      channelId: "channel",
      ageRestricted: true,
      attachmentSizeLimit: 1,
    } as const;
    const restricted = await ask({ seed: 1 }, "anna", { target });
    expect((await reaches(restricted.job.id, "delivered")).pictures).toHaveLength(1);
    expect(checker.asked).toEqual([]);
    const { job } = await ask({ seed: 1 });
    await reaches(job.id, "refused");
    expect(checker.asked).toEqual([1]);
  });

  it("lets nothing through when it is out of order", async () => {
    const broken: PictureChecker = {
      threshold: 0.6,
      score: () => Promise.reject(new Error("out of order")),
    };
    const { ask, reaches, storage, start } = await open({ pictureCheck: "refuse" }, broken);
    await start();
    const { job } = await ask();
    const { failure } = await reaches(job.id, "refused");
    expect(failure && spoken(failure.message)).toContain("could not be looked at");
    expect(await storage.moderation.refusedOf(job.id)).toMatchObject([{ reason: "unchecked" }]);

    const hiding = await open({ pictureCheck: "spoiler" }, broken);
    await hiding.start();
    const hidden = await hiding.ask();
    const { pictures } = await hiding.reaches(hidden.job.id, "delivered");
    expect(pictures).toMatchObject([{ isSpoiler: true }]);
  });

  it("does not have a refused picture drawn, and paid, again after a crash", async () => {
    const { ask, reaches, storage, start, calls } = await open({ pictureCheck: "refuse" });
    const { job } = await ask({ count: 2, seed: 2 });
    const picture = { position: 1, hash: "f".repeat(64) };
    await storage.moderation.refuse(job.id, picture, { reason: "unsafe", score: 0.9 });
    await start();
    const delivered = await reaches(job.id, "delivered");
    expect(calls()).toBe(1);
    expect(spokenWarnings(delivered.warnings)[0]?.message).toContain("Picture 2 is missing");
  });

  it("shows no half-made pictures where finished ones are looked at", async () => {
    for (const [pictureCheck, hasPreview] of [
      ["refuse", false],
      ["off", true],
    ] as const) {
      const { ask, reaches, audience, start } = await open({ pictureCheck });
      const previews: unknown[] = [];
      const running = audience.running.bind(audience);
      audience.running = (job, progress) => {
        if (progress.preview !== undefined) previews.push(progress.preview);
        running(job, progress);
      };
      await start();
      const { job } = await ask({ model: "local/easel", seed: 2 });
      await reaches(job.id, "delivered");
      expect(previews.length > 0, pictureCheck).toBe(hasPreview);
    }
  });

  it("looks at pictures of elsewhere before they are shown where it is on", async () => {
    const checker = oddIsUnsafe();
    const storage = await openTestStorage();
    const moderation = openTestModeration(storage);
    const policy = plainPolicy({}, undefined, moderation);
    const model = scriptedModel({ ...remote, script: sendingCalls(async () => {}) });
    const { studio, ask, reaches } = await makeStudio([model], { storage, policy, checker });
    onTestFinished(() => studio.stop(0));
    await studio.start();
    const ordered = await ask({ count: 2, seed: 1 });
    const job = await reaches(ordered.job.id, "delivered");
    const anna = requester({ userId: "anna", guildId: "111" });
    expect(await studio.picturesFor(job, anna)).toHaveLength(2);
    expect(checker.asked).toEqual([]);
    await storage.serverRules.change("111", (rules) => ({
      ...rules,
      moderation: { ...rules.moderation, pictureCheck: "refuse" },
    }));
    expect(await studio.picturesFor(job, anna)).toMatchObject([{ seed: 2 }]);
    const onlyOdd = { ...job, pictures: job.pictures.filter(({ seed }) => seed === 1) };
    await expect(studio.picturesFor(onlyOdd, anna)).rejects.toMatchObject({ code: "not-allowed" });
  });
});
