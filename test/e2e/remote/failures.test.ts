import { describe, expect, it } from "vitest";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { answerWith, imagine, openEasel } from "../../support/remote/open-easel.ts";
import { json, text } from "../../support/vendors/answer.ts";
import { faults } from "../../support/vendors/faults.ts";

const alone = { EASEL_FALLBACK: "off" };
const unavailable = faults["503"];

describe("a 429", () => {
  it("is waited out, and the job keeps its place before one that came later", async () => {
    const easel = await openEasel({ SEGMIND_REQUESTS_PER_MINUTE: "100" });
    const { segmind } = easel.remote;
    segmind.next(json(429, { error: "rate_limit_exceeded" }, { "retry-after": "2" }));
    const first = easel.you.slash("imagine", { prompt: "first" });
    await easel.discord.events.waitUntil(() => segmind.posts[0]);
    const later = await easel.you.slash("imagine", { prompt: "later" });
    await answerWith(easel, await first, "Reroll");
    await answerWith(easel, later, "Reroll");
    expect(segmind.posts.map(({ body }) => body?.["prompt"])).toEqual(["first", "first", "later"]);
    const [refused, again] = segmind.posts;
    expect((again?.at ?? 0) - (refused?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });
});

describe("a lost answer", () => {
  it("is not asked for again by itself; Try again says that it may be charged twice", async () => {
    const easel = await openEasel();
    const { segmind, imagePipeline } = easel.remote;
    segmind.next(faults.reset);
    const message = await imagine(easel, { seed: 5 }, "Try again");
    expect(wordsOf(message)).toContain("may be charged twice");
    expect(message.attachments).toEqual([]);
    expect([segmind.posts.length, imagePipeline.posts.length]).toEqual([1, 0]);

    const outcome = await easel.you.press(message, "Try again");
    const made = await answerWith(easel, outcome, "Reroll");
    expect(made.attachments).toHaveLength(1);
    expect(segmind.posts.map(({ body }) => body?.["seed"])).toEqual([5, 5]);
  });

  it("leaves the pictures that came beside it, and says which is missing", async () => {
    const easel = await openEasel();
    const { segmind } = easel.remote;
    segmind.next(faults["half a picture"]);
    const message = await imagine(easel, { count: 3, seed: 5 });
    expect(message.attachments).toHaveLength(2);
    expect(wordsOf(message)).toMatch(/Picture [123] is missing\./);
    expect(segmind.posts).toHaveLength(3);
  });
});

describe("a gateway that gave up waiting", () => {
  it.each(["524", "504 own", "502 page"] as const)(
    "with %s: the call is not repeated, and Try again says that it may be charged twice",
    async (fault) => {
      const easel = await openEasel();
      const { segmind, imagePipeline } = easel.remote;
      segmind.next(faults[fault]);
      const message = await imagine(easel, { seed: 5 }, "Try again");
      expect(wordsOf(message)).toContain("may be charged twice");
      expect([segmind.posts.length, imagePipeline.posts.length]).toEqual([1, 0]);
    },
  );
});

describe("a paid picture that is not there yet", () => {
  it("is asked for again, as is the state of its job, and comes", async () => {
    const easel = await openEasel();
    const { imagePipeline, host } = easel.remote;
    imagePipeline.nextStatus(json(404, { detail: "Not Found" }));
    host.next(text(404, "text/plain", "Not Found"));
    const message = await imagine(easel, { model: "imagepipeline/sdxl" });
    expect(message.attachments).toHaveLength(1);
    expect(imagePipeline.posts).toHaveLength(1);
  });
});

describe("an option that a service does not accept", () => {
  it("is named with the service's own reason, without the prompt, links and markup", async () => {
    const easel = await openEasel(alone);
    const reason =
      "scheduler is not one of [a](https://docs.example/x) <b>all</b> for 'a red apple' in /srv/app/main.py";
    easel.remote.segmind.next(json(406, { error: reason }));
    const words = wordsOf(await imagine(easel, {}, "Edit"));
    expect(words).toMatch(/Segmind did not accept `?scheduler`?: “scheduler is not one of/);
    expect(words).not.toMatch(/docs\.example|main\.py|red apple' in|<b>|\]\(http/);
  });
});

describe("a failure that is the same for everybody", () => {
  const cases = [
    ["401", "does not accept this bot's API key"],
    ["404 credits", "has no credits left"],
    ["406 spend limit", "has no credits left"],
    ["410", "no longer offers this model"],
    ["405 page", "failed without saying why"],
  ] as const;

  it.each(cases)("%s is told in words, and costs one call", async (fault, words) => {
    const easel = await openEasel(alone);
    easel.remote.segmind.next(faults[fault]);
    const message = await imagine(easel, {}, "Details");
    expect(wordsOf(message)).toContain(words);
    expect(wordsOf(message)).not.toContain("charged twice");
    expect(easel.remote.segmind.posts).toHaveLength(1);
    const logged = JSON.stringify(easel.log.lines);
    expect(logged).toContain("status 4");
    expect(logged).not.toMatch(/a red apple|SG_0123/);
  });
});

describe("refused content", () => {
  it("is refused, not tried elsewhere, and offers no second try", async () => {
    const easel = await openEasel();
    const { segmind, imagePipeline } = easel.remote;
    segmind.next(json(422, { error: "NSFW content detected in the prompt" }));
    const message = await imagine(easel, {}, "Edit");
    expect(wordsOf(message)).toContain("🚫 Segmind refused this because of its content rules");
    expect(labelsOf(message)).not.toContain("Try again");
    expect([segmind.posts.length, imagePipeline.posts.length]).toEqual([1, 0]);
  });
});

describe("failover", () => {
  it("goes from Segmind to ImagePipeline, and says who made it instead", async () => {
    const easel = await openEasel();
    easel.remote.segmind.next(unavailable, unavailable);
    const message = await imagine(easel);
    expect(message.attachments).toHaveLength(1);
    expect(wordsOf(message)).toContain(
      "Segmind is down: made by ImagePipeline SDXL instead of Segmind SDXL 1.0.",
    );
    expect(easel.remote.segmind.posts).toHaveLength(2);
    expect(easel.remote.imagePipeline.posts).toHaveLength(1);
  });

  it("ends at the own engine, which always can", async () => {
    const easel = await openEasel();
    easel.remote.segmind.next(faults["402"]);
    easel.remote.imagePipeline.next(faults["401"]);
    const message = await imagine(easel, { steps: 20 });
    expect(message.attachments).toHaveLength(1);
    const words = wordsOf(message);
    expect(words).toContain("Segmind has no credits left: made by ImagePipeline SDXL instead");
    expect(words).toContain("ImagePipeline does not accept our key: made by Easel instead");
  });

  it("does not happen when it is switched off", async () => {
    const easel = await openEasel(alone);
    easel.remote.segmind.next(unavailable, unavailable);
    const message = await imagine(easel, {}, "Try again");
    expect(wordsOf(message)).toContain("Segmind is out of order just now");
    expect(wordsOf(message)).not.toContain("charged");
    expect(easel.remote.imagePipeline.posts).toEqual([]);
  });
});
