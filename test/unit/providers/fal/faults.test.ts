import { describe, expect, it } from "vitest";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import { type Answer, json, text } from "../../../support/vendors/answer.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { openFal } from "../../../support/vendors/open-fal.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";
const detail = (loc: string, msg: string, type = "value_error") => ({
  detail: [{ loc: ["body", loc], msg, type, url: `https://docs.fal.ai/errors#${type}` }],
});
const flagged = detail("prompt", "It was held back.", "content_policy_violation");

type Outcome = readonly [Answer, ProviderErrorKind, Billed, number];

/** What each answer to an order is taken for, whether it was billed, and how often it was sent. */
const refusals: Readonly<Record<string, Outcome>> = {
  "a wrong key": [json(401, { detail: "Authentication is required" }), "bad-key", "no", 1],
  "an empty account": [
    json(403, { detail: "User is locked. Reason: Exhausted balance. Top up your balance." }),
    "no-credits",
    "no",
    1,
  ],
  "a missing model": [json(404, { detail: "Application not found" }), "gone-model", "no", 1],
  "a wrong option": [json(422, detail("image_size", "is too large")), "bad-parameter", "no", 1],
  "the content rules": [json(422, flagged), "content-refused", "no", 1],
  "too many orders": [json(429, { detail: "Too many requests" }), "rate-limited", "no", 1],
  "its own 500": [json(500, { detail: "Internal Server Error" }), "overloaded", "no", 2],
  "a gateway's page": [faults["502 page"], "overloaded", "unknown", 1],
  "a gateway's 504": [faults["504 own"], "timeout", "unknown", 1],
  "a 524": [faults["524"], "timeout", "unknown", 1],
  "a lost connection": [faults.reset, "unknown", "unknown", 1],
  "no answer in time": [faults.hang, "timeout", "unknown", 1],
  "half an answer": [faults["cut body"], "broken-answer", "unknown", 1],
  "drop by drop": [faults["slow body"], "timeout", "unknown", 1],
  "a login page": [text(200, "text/html", "<h1>Log in</h1>"), "broken-answer", "unknown", 1],
  "an order without an id": [json(200, { status: "IN_QUEUE" }), "broken-answer", "unknown", 1],
};

/** The same of an order that was taken and came to nothing. */
const failures: Readonly<Record<string, readonly [Answer, ProviderErrorKind, Billed]>> = {
  "a wrong option": [
    json(422, detail("num_inference_steps", "must be at most 12")),
    "bad-parameter",
    "unknown",
  ],
  "the content rules": [json(422, flagged), "content-refused", "unknown"],
  "a runner that broke": [
    json(500, { detail: "Internal Server Error", error_type: "internal_error" }),
    "overloaded",
    "no",
  ],
  "a runner that was too slow": [
    json(504, { detail: "Request timed out" }, { "x-fal-error-type": "request_timeout" }),
    "timeout",
    "unknown",
  ],
  "a result without a picture": [json(200, { prompt: "a fox" }), "broken-answer", "unknown"],
  "a blackened picture": [
    json(200, { images: [{ url: "https://a.example/1.jpg" }], has_nsfw_concepts: [true] }),
    "content-refused",
    "yes",
  ],
  "a picture that is none": [
    json(200, { images: [{ url: "data:image/png;base64,bm8gcGljdHVyZQ==" }] }),
    "broken-answer",
    "yes",
  ],
  "a picture in this network": [
    json(200, { images: [{ url: "http://127.0.0.1:9/secret.png" }] }),
    "broken-answer",
    "yes",
  ],
};

describe("what fal answers", () => {
  it.each(Object.entries(refusals))("to an order: %s", async (_, [answer, kind, billed, posts]) => {
    const { double, model } = await openFal({ FAL_TIMEOUT_MS: "700" });
    double.next(answer, answer, answer);
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: kind === "rate-limited" });
    expect(double.posts).toHaveLength(posts);
  });

  it.each(Object.entries(failures))("as a result: %s", async (_, [answer, kind, billed]) => {
    const { double, model } = await openFal();
    double.nextResult(answer);
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: false });
    expect(double.posts).toHaveLength(1);
  });

  it("gives an order up that nobody knows any more, and does not order again", async () => {
    const { double, model } = await openFal();
    double.nextStatus(...Array.from({ length: 15 }, () => json(404, { detail: "not found" })));
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "unknown", billed: "unknown" });
    expect(double.posts).toHaveLength(1);
  });

  it("names the option and the reason, without key, link and prompt", async () => {
    const { double, model } = await openFal();
    const reason = `bad for '${PROMPT}' with 0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f:fedcba98765432109876, see https://a.example/x`;
    double.next(json(422, detail("num_inference_steps", reason)));
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(String(error)).toContain("did not accept steps");
    expect(String(error)).not.toMatch(/secret wish|0a1b2c3d|a\.example/);
  });
});
