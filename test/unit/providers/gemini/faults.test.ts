import { describe, expect, it } from "vitest";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import { type Answer, json, text } from "../../../support/vendors/answer.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { geminiAnswer, geminiError, picturePart } from "../../../support/vendors/gemini-double.ts";
import { openGemini } from "../../../support/vendors/open-gemini.ts";
import { png } from "../../../support/vendors/pictures.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";
const MODEL = "gemini-3.1-flash-image";
const quota = (quotaId: string, retryDelay: string) => [
  { "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [{ quotaId }] },
  { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay },
];
const exhausted = (message: string, details: readonly unknown[] = []) =>
  geminiError(429, "RESOURCE_EXHAUSTED", message, details);
const badKey = [{ "@type": "…ErrorInfo", reason: "API_KEY_INVALID" }];

type Outcome = readonly [answer: Answer, kind: ProviderErrorKind, billed: Billed, posts: number];

/** What each answer is taken for, whether it was billed, and how often was sent. */
const outcomes: Readonly<Record<string, Outcome>> = {
  "a wrong key, which is a 400 here": [
    geminiError(400, "INVALID_ARGUMENT", "API key not valid.", badKey),
    "bad-key",
    "no",
    1,
  ],
  "a key without the right": [
    geminiError(403, "PERMISSION_DENIED", "Permission denied"),
    "bad-key",
    "no",
    1,
  ],
  "a wrong value": [
    geminiError(400, "INVALID_ARGUMENT", "aspectRatio 7:5 is not supported"),
    "bad-parameter",
    "no",
    1,
  ],
  "a missing model": [geminiError(404, "NOT_FOUND", "is not found"), "gone-model", "no", 1],
  "a minute's share": [
    exhausted("Quota exceeded", quota("GenerateRequestsPerMinutePerProject", "7s")),
    "rate-limited",
    "no",
    1,
  ],
  "a day's share": [
    exhausted("Quota exceeded", quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier", "37s")),
    "no-credits",
    "no",
    1,
  ],
  "no share at all": [exhausted("Quota exceeded, limit: 0"), "no-credits", "no", 1],
  "its own 500": [geminiError(500, "INTERNAL", "An internal error"), "overloaded", "no", 2],
  "its own 503": [geminiError(503, "UNAVAILABLE", "Overloaded"), "overloaded", "no", 2],
  "a deadline of its own": [
    geminiError(504, "DEADLINE_EXCEEDED", "Deadline expired"),
    "timeout",
    "unknown",
    1,
  ],
  "a gateway's page": [faults["502 page"], "overloaded", "unknown", 1],
  "a lost connection": [faults.reset, "unknown", "unknown", 1],
  "no answer in time": [faults.hang, "timeout", "unknown", 1],
  "a body that breaks off": [faults["cut body"], "broken-answer", "unknown", 1],
  "a page in place of a picture": [
    text(200, "text/html", "<h1>Log in</h1>"),
    "broken-answer",
    "unknown",
    1,
  ],
  "a prompt that is blocked": [
    json(200, { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }),
    "content-refused",
    "unknown",
    1,
  ],
  "words alone": [geminiAnswer([{ text: "I can't draw that." }]), "broken-answer", "unknown", 1],
  "no part at all": [geminiAnswer(undefined, "NO_IMAGE"), "broken-answer", "unknown", 1],
  "a thought alone": [
    geminiAnswer([{ ...picturePart(png(64, 64, 1)), thought: true }], "IMAGE_OTHER"),
    "broken-answer",
    "unknown",
    1,
  ],
  "base64 that is no picture": [
    geminiAnswer([{ inlineData: { mimeType: "image/png", data: "bm8=" } }]),
    "broken-answer",
    "unknown",
    1,
  ],
  "half a picture": [
    geminiAnswer([picturePart(png(512, 512, 1).subarray(0, 400))]),
    "broken-answer",
    "unknown",
    1,
  ],
};

describe("what Gemini answers", () => {
  it.each(Object.entries(outcomes))("%s", async (_, [answer, kind, billed, posts]) => {
    const { double, model } = await openGemini({ GEMINI_TIMEOUT_MS: "1000" });
    double.next(answer, answer, answer);
    const { error } = await runModel(model(MODEL), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: kind === "rate-limited" });
    expect(double.posts).toHaveLength(posts);
  });

  it.each(["IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "SAFETY", "BLOCKLIST", "IMAGE_RECITATION"])(
    "the end %s stands for the content rules",
    async (finish) => {
      const { double, model } = await openGemini();
      double.next(geminiAnswer(undefined, finish));
      const { error } = await runModel(model(MODEL));
      expect(error).toMatchObject({ kind: "content-refused", billed: "unknown" });
    },
  );

  it("tells the model's own words, without the prompt, a key and a link", async () => {
    const { double, model } = await openGemini();
    const said = `I can't draw “${PROMPT}”, AIzaSyA1234567890, see https://a.example/rules.`;
    double.next(geminiAnswer([{ text: said }]));
    const { message } = (await runModel(model(MODEL), { prompt: PROMPT })).error as Error;
    expect(message).toContain("Gemini answered in words in place of a picture: “I can't draw");
    expect(message).not.toMatch(/secret wish|AIza|a\.example/);
  });

  it("names the option that it does not take", async () => {
    const { double, model } = await openGemini();
    double.next(geminiError(400, "INVALID_ARGUMENT", "aspectRatio 7:5 is not supported"));
    const { message } = (await runModel(model(MODEL))).error as Error;
    expect(message).toMatch(/Gemini did not accept size: “INVALID_ARGUMENT: aspectRatio 7:5/);
  });

  it("heeds how long it wants to be left alone", async () => {
    const { double, model } = await openGemini();
    double.next(exhausted("Quota exceeded", quota("RequestsPerMinute", "37.5s")));
    const { error } = await runModel(model(MODEL));
    expect(error).toMatchObject({ kind: "rate-limited", retryAfterMs: 37_500 });
  });
});
