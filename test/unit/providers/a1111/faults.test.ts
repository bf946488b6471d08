import { describe, expect, it, onTestFinished } from "vitest";
import type { ProviderErrorKind } from "../../../../src/domain/errors.ts";
import {
  type A1111DoubleOptions,
  startA1111Double,
} from "../../../support/vendors/a1111-double.ts";
import { type Answer, file, json, text } from "../../../support/vendors/answer.ts";
import { type FaultName, faults } from "../../../support/vendors/faults.ts";
import { openWith } from "../../../support/vendors/open-provider.ts";
import { movingFile } from "../../../support/vendors/moving-files.ts";
import { jpeg, png } from "../../../support/vendors/pictures.ts";
import { requestFor, runModel, runPlan } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";

async function start(options: A1111DoubleOptions = {}) {
  const double = await startA1111Double(options);
  onTestFinished(async () => double.close());
  const settings = { A1111_URL: double.url.href, A1111_TIMEOUT_MS: "1000" };
  const { open, model } = await openWith("a1111", settings);
  onTestFinished(async () => open.close?.());
  return { double, model: model("a1111/dreamshaper_8") };
}

async function fail(fault: Answer) {
  const { double, model } = await start();
  double.next(fault, fault, fault);
  const result = await runModel(model, { prompt: PROMPT });
  return { error: result.error, posts: double.posts.length };
}

/** What a fault is taken for, and how often was asked. */
const outcomes: Readonly<Partial<Record<FaultName, readonly [ProviderErrorKind, number]>>> = {
  "400": ["bad-parameter", 1],
  "401": ["bad-key", 1],
  "403": ["bad-key", 1],
  "422 list": ["bad-parameter", 1],
  "429": ["rate-limited", 1],
  "500": ["overloaded", 2],
  "500 plain": ["overloaded", 2],
  "502 page": ["overloaded", 2],
  "503": ["overloaded", 2],
  "504 page": ["timeout", 1],
  hang: ["timeout", 1],
  "slow body": ["timeout", 1],
  "cut body": ["broken-answer", 1],
  reset: ["unknown", 1],
  "wrong content type": ["broken-answer", 1],
  "empty 200": ["broken-answer", 1],
  "not a picture": ["broken-answer", 1],
  "302": ["unknown", 1],
};

describe("a fault of a server", () => {
  it.each(Object.entries(outcomes))(
    "%s becomes %j, and is never billed",
    async (name, [kind, posts]) => {
      const failed = await fail(faults[name as FaultName]);
      expect(failed.error).toMatchObject({ kind, billed: "no" });
      expect(failed.posts).toBe(posts);
    },
  );

  const own: readonly (readonly [string, Answer, ProviderErrorKind])[] = [
    [
      "no memory",
      json(500, { error: "OutOfMemoryError", errors: "", detail: "CUDA out of memory" }),
      "overloaded",
    ],
    [
      "a black picture",
      json(500, { error: "NansException", detail: "", errors: "" }),
      "broken-answer",
    ],
    ["an unknown sampler", json(404, { detail: "Sampler not found" }), "bad-parameter"],
    ["no picture", json(200, { images: [], info: "" }), "broken-answer"],
    ["base64 that is no picture", json(200, { images: ["bm8="], info: "" }), "broken-answer"],
    ["a login page", text(200, "text/html", "<html><h1>Log in</h1></html>"), "broken-answer"],
    [
      "half a picture",
      json(200, { images: [png(64, 64, 1).subarray(0, 60).toString("base64")] }),
      "broken-answer",
    ],
    ["a file in place of JSON", file("image/png", png(64, 64, 1)), "broken-answer"],
  ];
  it.each(own)("%s is understood", async (_, answer, kind) => {
    expect((await fail(answer)).error).toMatchObject({ kind, billed: "no" });
  });

  it("tells the server's reason, without the prompt and without paths", async () => {
    const detail = `sampler_name is wrong for ${PROMPT} in /home/owner/models/x.safetensors`;
    const { error } = await fail(json(400, { detail }));
    expect(String(error)).toContain("scheduler");
    expect(String(error)).not.toContain(PROMPT);
    expect(String(error)).not.toContain("/home");
  });
});

const answerWith = (...images: readonly Buffer[]): Answer =>
  json(200, { images: images.map((each) => each.toString("base64")), parameters: {}, info: "" });

describe("a picture in a form of the server's own", () => {
  const first = png(64, 64, 1);
  it.each<[string, readonly Buffer[]]>([
    ["as JPEG (samples_format)", [jpeg(64, 64, 1)]],
    ["as WebP (samples_format)", [movingFile("webp")]],
    ["with a map of ControlNet's behind it", [first, png(64, 64, 2)]],
  ])("%s is taken as it is, the first of them", async (_, images) => {
    const { double, model } = await start();
    double.next(answerWith(...images));
    const { error, of } = await runModel(model);
    expect(error).toBeUndefined();
    expect(of("picture").map(({ content }) => content)).toEqual([
      { kind: "encoded", bytes: images[0] },
    ]);
    expect(double.posts).toHaveLength(1);
  });
});

describe("a server of before 1.9, which has no list of spacings", () => {
  it("draws with a sampler whose name says both, and leaves the spacing alone out", async () => {
    const { double, model } = await start({ isOld: true });
    const both = model.plan(requestFor(model, { scheduler: "DPM++ 2M Karras" }));
    expect(both.warnings).toEqual([]);
    expect((await runPlan(model, both)).error).toBeUndefined();
    expect(double.posts[0]?.body).toMatchObject({ sampler_name: "DPM++ 2M Karras" });
    expect(double.posts[0]?.body).not.toHaveProperty("scheduler");
    const alone = model.plan(requestFor(model, { scheduler: "Euler", sigmas: "karras" }));
    expect(alone.warnings.map(({ option }) => option)).toEqual(["sigmas"]);
    expect((await runPlan(model, alone)).error).toBeUndefined();
  });
});

describe("a server that was restarted without --api, or with another password", () => {
  it.each<[string, Answer, ProviderErrorKind]>([
    ["without --api", json(404, { detail: "Not Found" }), "gone-model"],
    [
      "with another password",
      json(401, { detail: "Incorrect username or password" }, { "www-authenticate": "Basic" }),
      "bad-key",
    ],
  ])("%s is told so, and asked once", async (_, answer, kind) => {
    const { error, posts } = await fail(answer);
    expect(error).toMatchObject({ kind, billed: "no", retryable: false });
    expect(posts).toBe(1);
  });
});
