import { describe, expect, it } from "vitest";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import { type Answer, json, text } from "../../../support/vendors/answer.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { openReplicate } from "../../../support/vendors/open-replicate.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const PROMPT = "a secret wish of somebody";
const problem = (status: number, title: string, detail: string): Answer =>
  json(status, { title, detail, status });

type Outcome = readonly [Answer, ProviderErrorKind, Billed, number];

/** What each answer to an order is taken for, whether it was billed, and how often it was sent. */
const refusals: Readonly<Record<string, Outcome>> = {
  "a wrong token": [problem(401, "Unauthenticated", "no valid token"), "bad-key", "no", 1],
  "an empty account": [
    problem(402, "Insufficient credit", "You have insufficient credit to run this model."),
    "no-credits",
    "no",
    1,
  ],
  "a wrong option": [
    problem(422, "Input validation failed", "- input.num_inference_steps: Must be at most 4\n"),
    "bad-parameter",
    "no",
    1,
  ],
  "its own 500": [problem(500, "Internal server error", "Oops"), "overloaded", "no", 2],
  "a gateway's page": [faults["502 page"], "overloaded", "unknown", 1],
  "a gateway's 504": [faults["504 own"], "timeout", "unknown", 1],
  "a 524": [faults["524"], "timeout", "unknown", 1],
  "a lost connection": [faults.reset, "unknown", "unknown", 1],
  "half an answer": [faults["cut body"], "broken-answer", "unknown", 1],
  "a login page": [text(200, "text/html", "<h1>Log in</h1>"), "broken-answer", "unknown", 1],
  "an order without an id": [json(201, { status: "starting" }), "broken-answer", "unknown", 1],
};

const failed = (error: string) => ({ status: "failed", error });

/** The same of a prediction that came to nothing. */
const failures: Readonly<Record<string, readonly [object, ProviderErrorKind, Billed]>> = {
  "the content rules": [
    failed("NSFW content detected. Try running it again, or try a different prompt."),
    "content-refused",
    "unknown",
  ],
  "the content rules by their code": [
    failed("The input or output was flagged as sensitive. (E005)"),
    "content-refused",
    "unknown",
  ],
  "a full memory": [failed("CUDA out of memory. Tried to allocate"), "overloaded", "unknown"],
  "a wrong option": [failed("width must be a multiple of 8"), "bad-parameter", "unknown"],
  "nothing in particular": [failed("Something broke"), "unknown", "unknown"],
  "ended by somebody else": [{ status: "canceled" }, "broken-answer", "unknown"],
  "ended before it ran": [{ status: "aborted", error: "too long" }, "broken-answer", "no"],
  "no picture": [{ status: "succeeded", output: null }, "broken-answer", "unknown"],
  "a text in place of a picture": [
    { status: "succeeded", output: "a caption" },
    "broken-answer",
    "unknown",
  ],
};

describe("what Replicate answers", () => {
  it.each(Object.entries(refusals))("to an order: %s", async (_, [answer, kind, billed, posts]) => {
    const { double, model } = await openReplicate();
    double.next(answer, answer, answer);
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: false });
    expect(double.predictions).toHaveLength(posts);
  });

  it.each(Object.entries(failures))("as a result: %s", async (_, [state, kind, billed]) => {
    const { double, model } = await openReplicate();
    double.nextState({ ...state });
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed, retryable: false });
    expect(double.predictions).toHaveLength(1);
  });

  it("rests as long as the service asks for in its own words", async () => {
    const { double, model } = await openReplicate();
    const words = "Request was throttled. Your rate limit for creating predictions resets in ~30s.";
    double.next(json(429, { detail: words, status: 429 }));
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "rate-limited", retryable: true, retryAfterMs: 30_000 });
  });

  it("names the option and the reason, without token, link and prompt", async () => {
    const { double, model } = await openReplicate();
    const reason = `- input.num_inference_steps: bad for '${PROMPT}' with r8_abcdefghijkl, see https://a.example/x`;
    double.next(problem(422, "Input validation failed", reason));
    const { error } = await runModel(model(), { prompt: PROMPT });
    expect(String(error)).toContain("did not accept steps");
    expect(String(error)).not.toMatch(/secret wish|r8_abc|a\.example/);
  });
});
