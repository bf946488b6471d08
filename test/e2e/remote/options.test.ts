import { describe, expect, it } from "vitest";
import { wordsOf } from "../../support/discord/reading.ts";
import { answerWith, imagine, openEasel, spokenWords } from "../../support/remote/open-easel.ts";
import { json, redirect } from "../../support/vendors/answer.ts";
import { jpeg } from "../../support/vendors/pictures.ts";

describe("the options of /imagine", () => {
  it("reach Segmind, and what it cannot honour is said", async () => {
    const easel = await openEasel();
    const message = await imagine(easel, {
      prompt: "a red apple",
      negative_prompt: "a worm",
      style: "anime",
      size: "1030x768",
      seed: 999_999_999_999_999,
      steps: 150,
      guidance: 3.5,
      scheduler: "DPMSolverMultistepScheduler",
      refiner: false,
      high_noise_fraction: 0.5,
    });
    const [post] = easel.remote.segmind.posts;
    expect(post?.path).toBe("/v1/sdxl1.0-txt2img");
    expect(post?.body).toMatchObject({
      prompt: "a red apple",
      negative_prompt: "a worm",
      style: "anime",
      img_width: 1032,
      img_height: 768,
      seed: 999_999_999_999_999,
      num_inference_steps: 100,
      guidance_scale: 3.5,
      scheduler: "DPM Multi",
      refiner: false,
      high_noise_fraction: 0.5,
      samples: 1,
      base64: false,
    });
    const words = wordsOf(message);
    expect(words).toContain("`steps`");
    expect(words).toContain("`size`");
    expect(words).toContain("`999999999999999`");
    expect(message.attachments).toMatchObject([{ width: 1032, height: 768 }]);
  });

  it("reach ImagePipeline, and what it cannot honour is said", async () => {
    const easel = await openEasel();
    const message = await imagine(easel, {
      model: "imagepipeline/sdxl",
      negative_prompt: "a worm",
      size: "512x768",
      seed: 5,
      steps: 7,
      guidance: 9,
      scheduler: "Euler a",
      refiner: false,
      style: "anime",
    });
    const [post] = easel.remote.imagePipeline.posts;
    expect(post?.body).toMatchObject({
      model_id: "sdxl",
      prompt: "a red apple",
      negative_prompt: "a worm",
      width: 512,
      height: 768,
      seed: 5,
      num_inference_steps: 7,
      guidance_scale: 9,
      scheduler: "EulerAncestralDiscreteScheduler",
      refiner: false,
      samples: 1,
    });
    expect(wordsOf(message)).toContain("`style`");
    expect(easel.remote.segmind.posts).toEqual([]);
  });
});

describe("a variation of a picture of Segmind", () => {
  it("goes to the model that can start from a picture, with a visible note", async () => {
    const easel = await openEasel();
    const message = await imagine(easel, { seed: 5 });
    const outcome = await easel.you.press(message, "V1");
    const variation = await answerWith(easel, outcome, "V1");
    const [, post] = easel.remote.segmind.posts;
    expect(post?.path).toBe("/v1/sdxl-img2img");
    expect(post?.body).toMatchObject({ strength: 0.35, base_model: "juggernaut" });
    const source = Buffer.from(String(post?.body?.["image"]), "base64");
    expect(source.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect(wordsOf(variation)).toContain("made by Segmind SDXL Img2Img instead");
    expect(variation.id).not.toBe(message.id);
  });
});

describe("a source picture", () => {
  it("is taken from an attachment and from an allowed link alike", async () => {
    const easel = await openEasel();
    const bytes = jpeg(640, 480, 3);
    await imagine(easel, { image: { name: "source.jpg", bytes }, strength: 0.4 });
    await imagine(easel, { image_url: easel.remote.host.link(640, 480, 3), strength: 0.4 });
    const [attached, linked] = easel.remote.segmind.posts;
    expect(attached?.path).toBe("/v1/sdxl-img2img");
    expect(attached?.body?.["strength"]).toBe(0.4);
    expect(linked?.body?.["image"]).toBe(attached?.body?.["image"]);
  });

  it("is not fetched from a private address, neither at once nor by a redirect", async () => {
    const easel = await openEasel();
    const { you, remote } = easel;
    const refused = async (image_url: string) =>
      spokenWords(easel, await you.slash("imagine", { prompt: "a red apple", image_url }));
    const port = new URL(remote.segmind.url).port;
    expect(await refused(`http://127.1:${Number(port) + 1}/x.jpg`)).toContain("https");
    remote.host.next(redirect("http://169.254.169.254/latest/meta-data"));
    expect(await refused(remote.host.link(64, 64, 1))).toMatch(/https|address/);
    expect(remote.segmind.posts).toEqual([]);
  });
});

describe("four pictures", () => {
  it("are four calls with seeds of their own, each delivered", async () => {
    const easel = await openEasel();
    const message = await imagine(easel, { count: 4, seed: 10 });
    const seeds = easel.remote.segmind.posts.map(({ body }) => body?.["seed"]);
    expect(new Set(seeds)).toEqual(new Set([10, 11, 12, 13]));
    expect(message.attachments).toHaveLength(4);
  });

  it("are three when one fails, and the message says which is missing and why", async () => {
    const easel = await openEasel({ EASEL_FALLBACK: "off" });
    easel.remote.segmind.next(json(422, { error: "NSFW content detected" }));
    const message = await imagine(easel, { count: 4, seed: 10 });
    expect(message.attachments).toHaveLength(3);
    const failed = Number(easel.remote.segmind.posts[0]?.body?.["seed"]) - 9;
    expect(wordsOf(message)).toContain(`Picture ${failed} is missing.`);
    expect(easel.remote.segmind.posts).toHaveLength(4);
  });
});
