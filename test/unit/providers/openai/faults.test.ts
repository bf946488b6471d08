import { describe, expect, it } from "vitest";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import type { Answer } from "../../../support/vendors/answer.ts";
import { json, text } from "../../../support/vendors/answer.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { openOpenAi } from "../../../support/vendors/open-openai.ts";
import { event, eventStream, openAiError } from "../../../support/vendors/openai-double.ts";
import { png } from "../../../support/vendors/pictures.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";
const user = { type: "image_generation_user_error" };
const partial = event("image_generation.partial_image", {
  partial_image_index: 0,
  b64_json: png(64, 64, 1).toString("base64"),
});
const stream = (pieces: readonly string[], cut = false): Answer => ({
  kind: "pieces",
  headers: eventStream,
  pieces,
  everyMs: 1,
  cut,
});
const refusal = { error: { code: "moderation_blocked", message: "rejected", ...user } };
const half = png(512, 512, 1).subarray(0, 400).toString("base64");

type Outcome = readonly [answer: Answer, kind: ProviderErrorKind, billed: Billed, posts: number];

/** What each answer is taken for, whether it was billed, and how often was sent. */
const outcomes: Readonly<Record<string, Outcome>> = {
  "a wrong key": [openAiError(401, "invalid_api_key", "Incorrect key"), "bad-key", "no", 1],
  "an unverified organisation": [
    openAiError(403, null, "Your organization must be verified to use the model."),
    "bad-key",
    "no",
    1,
  ],
  "a missing model": [openAiError(404, "model_not_found", "no such model"), "gone-model", "no", 1],
  "the content rules": [
    openAiError(400, "moderation_blocked", "safety_violations=[violence].", user),
    "content-refused",
    "no",
    1,
  ],
  "a spent budget": [
    openAiError(400, "billing_hard_limit_reached", "Billing hard limit has been reached", user),
    "no-credits",
    "no",
    1,
  ],
  "an empty account": [
    openAiError(429, "insufficient_quota", "You exceeded your current quota."),
    "no-credits",
    "no",
    1,
  ],
  "a pace": [
    openAiError(429, "rate_limit_exceeded", "Rate limit reached"),
    "rate-limited",
    "no",
    1,
  ],
  "a wrong size": [
    openAiError(400, "invalid_value", "Invalid value: '1x1'.", { param: "size" }),
    "bad-parameter",
    "no",
    1,
  ],
  "its own 500": [
    openAiError(500, "server_error", "The server had an error."),
    "overloaded",
    "no",
    2,
  ],
  "its own 503": [openAiError(503, null, "Overloaded"), "overloaded", "no", 2],
  "sd.cpp's 500": [
    json(500, { error: "generate_image returned no results" }),
    "overloaded",
    "no",
    2,
  ],
  "a gateway's page": [faults["502 page"], "overloaded", "unknown", 1],
  "a gateway that gave up": [faults["524"], "timeout", "unknown", 1],
  "a gateway's 504": [faults["504 own"], "timeout", "unknown", 1],
  "a lost connection": [faults.reset, "unknown", "unknown", 1],
  "a page in place of a picture": [
    text(200, "text/html", "<h1>Log in</h1>"),
    "broken-answer",
    "unknown",
    1,
  ],
  "an empty list": [json(200, { data: [] }), "broken-answer", "unknown", 1],
  "base64 that is no picture": [
    json(200, { data: [{ b64_json: "bm8gcGljdHVyZQ==" }] }),
    "broken-answer",
    "unknown",
    1,
  ],
  "half a picture": [json(200, { data: [{ b64_json: half }] }), "broken-answer", "unknown", 1],
  "a body without an end": [faults["60 MB body"], "broken-answer", "unknown", 1],
  "no answer in time": [faults.hang, "timeout", "unknown", 1],
  "a stream that ends without the picture": [stream([partial]), "broken-answer", "unknown", 1],
  "a stream that breaks off": [stream([partial], true), "broken-answer", "unknown", 1],
  "a stream that begins with a refusal": [
    stream([event("error", refusal)]),
    "content-refused",
    "no",
    1,
  ],
  "a stream with a refusal after a half-made picture": [
    stream([partial, event("error", refusal)]),
    "content-refused",
    "unknown",
    1,
  ],
};

describe("what OpenAI answers", () => {
  it.each(Object.entries(outcomes))("%s", async (_, [answer, kind, billed, posts]) => {
    const { double, model } = await openOpenAi({ OPENAI_TIMEOUT_MS: "1000" });
    double.next(answer, answer, answer);
    const { error } = await runModel(model("gpt-image-2"), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: kind === "rate-limited" });
    expect(double.posts).toHaveLength(posts);
  });

  it("costs nothing on a server at home, which has no key and no price", async () => {
    const { double, model } = await openOpenAi({}, null);
    double.next(faults.reset);
    const flux = model("flux-dev");
    expect([flux.paid, flux.repeatable]).toEqual([false, true]);
    expect((await runModel(flux)).error).toMatchObject({ kind: "unknown", billed: "no" });
    expect(double.posts[0]?.headers.authorization).toBeUndefined();
  });

  it("names the option and the reason, without key, link and prompt", async () => {
    const { double, model } = await openOpenAi();
    const reason = `Invalid value: '1x1' for '${PROMPT}' with sk-abcdef123456, see https://a.example/x`;
    double.next(openAiError(400, "invalid_value", reason, { param: "size" }));
    const { error } = await runModel(model("gpt-image-2"), { prompt: PROMPT });
    const { message } = error as Error;
    expect(message).toMatch(/OpenAI did not accept size: “invalid_value: Invalid value: '1x1'/);
    expect(message).not.toMatch(/secret wish|sk-abcdef|a\.example/);
  });

  it("heeds how long it wants to be left alone, in milliseconds", async () => {
    const { double, model } = await openOpenAi();
    double.next(
      json(
        429,
        { error: { code: "rate_limit_exceeded", message: "slow down" } },
        { "retry-after-ms": "7300", "retry-after": "1" },
      ),
    );
    const { error } = await runModel(model("gpt-image-2"));
    expect(error).toMatchObject({ kind: "rate-limited", retryAfterMs: 7300 });
  });
});
