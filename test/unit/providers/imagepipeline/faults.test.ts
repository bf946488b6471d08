import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ProviderError } from "../../../../src/domain/errors.ts";
import type { Billed, ProviderErrorKind } from "../../../../src/domain/errors.ts";
import { json, redirect, text } from "../../../support/vendors/answer.ts";
import type { Answer } from "../../../support/vendors/answer.ts";
import { faults } from "../../../support/vendors/faults.ts";
import type { FaultName } from "../../../support/vendors/faults.ts";
import type { StatusBody } from "../../../support/vendors/image-pipeline-double.ts";
import { startRemoteModels, TEST_KEY } from "../../../support/vendors/remote-models.ts";
import type { RemoteModels } from "../../../support/vendors/remote-models.ts";
import { runModel, testContext } from "../../../support/vendors/run-model.ts";

const ID = "imagepipeline/sdxl";
const PROMPT = "a secret wish of somebody";
let remote: RemoteModels;

beforeEach(async () => {
  remote = await startRemoteModels({ timeoutMs: 1000 });
});
afterEach(async () => remote.close());

type Outcome = readonly [kind: ProviderErrorKind, billed: Billed, posts: number];

/** Every fault of a submission when it stays. */
const submissions: Readonly<Partial<Record<FaultName, Outcome>>> = {
  "400": ["bad-parameter", "no", 1],
  "401": ["bad-key", "no", 1],
  "402": ["no-credits", "no", 1],
  "403": ["bad-key", "no", 1],
  "404": ["gone-model", "no", 1],
  "405 page": ["unknown", "no", 1],
  "406 credits": ["no-credits", "no", 1],
  "410": ["gone-model", "no", 1],
  "422 list": ["bad-parameter", "no", 1],
  "429": ["rate-limited", "no", 1],
  "429 later": ["rate-limited", "no", 1],
  "500": ["overloaded", "no", 2],
  "500 page": ["overloaded", "unknown", 1],
  "500 plain": ["overloaded", "unknown", 1],
  "502 page": ["overloaded", "unknown", 1],
  "502 own": ["overloaded", "no", 2],
  "503": ["overloaded", "no", 2],
  "503 page": ["overloaded", "unknown", 1],
  "503 broken off": ["overloaded", "unknown", 1],
  "504 page": ["timeout", "unknown", 1],
  "504 own": ["timeout", "unknown", 1],
  "520": ["overloaded", "unknown", 1],
  "522": ["timeout", "unknown", 1],
  "524": ["timeout", "unknown", 1],
  "408": ["timeout", "unknown", 1],
  "303": ["overloaded", "unknown", 1],
  "302": ["unknown", "no", 1],
  hang: ["timeout", "unknown", 1],
  "slow body": ["timeout", "unknown", 1],
  "cut body": ["broken-answer", "unknown", 1],
  reset: ["unknown", "unknown", 1],
  "wrong content type": ["broken-answer", "unknown", 1],
  "error in 200": ["content-refused", "unknown", 1],
  "empty 200": ["broken-answer", "unknown", 1],
  "60 MB body": ["broken-answer", "unknown", 1],
};

describe("a fault of a submission to ImagePipeline", () => {
  it.each(Object.entries(submissions))("%s becomes %j", async (name, [kind, billed, posts]) => {
    const fault = faults[name as FaultName];
    remote.imagePipeline.next(fault, fault, fault);
    const { error, of } = await runModel(remote.model(ID), { prompt: PROMPT });
    expect(error).toBeInstanceOf(ProviderError);
    const failure = error as ProviderError;
    expect(failure).toMatchObject({ provider: "ImagePipeline", kind, billed });
    expect(failure.retryable).toBe(kind === "rate-limited");
    expect(remote.imagePipeline.posts).toHaveLength(posts);
    expect(of("remote")).toEqual([]);
    const told = `${failure.message} ${failure.diagnosis}`;
    expect(told).not.toContain(TEST_KEY);
    expect(told).not.toContain(PROMPT);
  });

  it("an id that could lead to another path is not polled", async () => {
    remote.imagePipeline.next(json(202, { id: "../../user/1", status: "PENDING" }));
    const { error, of } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "broken-answer", billed: "unknown" });
    expect(of("remote")).toEqual([]);
    expect(remote.imagePipeline.requests).toHaveLength(1);
  });
});

/** Every end of a submitted call that is no picture. */
const ends: Readonly<Record<string, readonly [StatusBody, ProviderErrorKind]>> = {
  "FAILURE with words": [{ status: "FAILURE", error: "CUDA out of memory" }, "unknown"],
  "FAILURE without words": [{ status: "FAILURE" }, "broken-answer"],
  "FAILURE for its content": [
    { status: "FAILURE", error: "NSFW content found" },
    "content-refused",
  ],
  "FAILURE for credits": [{ status: "FAILURE", error: "INSUFFICIENT_CREDITS" }, "no-credits"],
  "SUCCESS without links": [{ status: "SUCCESS" }, "broken-answer"],
  "SUCCESS with an empty list": [{ status: "SUCCESS", download_urls: [] }, "content-refused"],
  "PENDING for ever": [{ status: "PENDING" }, "timeout"],
  "PROCESSING for ever": [{ status: "PROCESSING" }, "timeout"],
  "a state that nobody knows, for ever": [{ status: "DREAMING" }, "timeout"],
};

describe("a call that ImagePipeline accepted", () => {
  it.each(Object.entries(ends))("ends with %s", async (_, [body, kind]) => {
    remote.imagePipeline.everyStatus(body);
    const { error, of } = await runModel(remote.model(ID), { prompt: PROMPT });
    expect(error).toMatchObject({ kind, billed: "unknown", retryable: false });
    expect(of("remote")).toHaveLength(1);
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it("tells its id before it is polled", async () => {
    const model = remote.model(ID);
    const plan = model.plan({ model: ID, prompt: "x", count: 1, seed: 1 });
    for await (const event of model.execute(plan, testContext())) {
      if (event.type === "remote") break;
    }
    expect(remote.imagePipeline.requests.map(({ method }) => method)).toEqual(["POST"]);
  });

  it("waits through PENDING and PROCESSING, lost answers, a broken gateway and a 429", async () => {
    remote.imagePipeline.nextStatus(
      { status: "PENDING" },
      { kind: "reset" },
      { status: "PROCESSING" },
      text(502, "text/html", "<h1>Bad Gateway</h1>"),
    );
    const { error, of } = await runModel(remote.model(ID));
    expect(error).toBeUndefined();
    expect(of("picture")).toMatchObject([{ position: 0, seed: 100 }]);
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it.each([
    ["404", text(404, "application/json", '{"detail":"Not Found"}')],
    ["403", text(403, "text/plain", "Forbidden")],
    ["425", text(425, "text/plain", "Too Early")],
    ["a success without a state", text(200, "text/html", "<h1>Starting</h1>")],
    ["a success of nothing", text(200, "application/json", "")],
  ])("is asked for again when its status is %s at first", async (_, answer) => {
    remote.imagePipeline.nextStatus(answer, { status: "PENDING" }, answer, answer);
    const { error, of } = await runModel(remote.model(ID));
    expect(error).toBeUndefined();
    expect(of("picture")).toHaveLength(1);
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it("is given up when its status stays unknown, and counts as perhaps billed", async () => {
    const unknown = text(404, "text/plain", "");
    remote.imagePipeline.nextStatus(...Array<Answer>(40).fill(unknown));
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "unknown", billed: "unknown", retryable: false });
    const asked = remote.imagePipeline.requests.filter(({ method }) => method === "GET");
    expect(asked).toHaveLength(15);
  });

  it("is polled, not submitted again, when an earlier run stored its id", async () => {
    const model = remote.model(ID);
    const first = await runModel(model, { count: 2 });
    const remoteIds = new Map(first.of("remote").map(({ call, remoteId }) => [call, remoteId]));
    const second = await runModel(model, { count: 2 }, testContext({ remoteIds }));
    expect(second.of("picture")).toHaveLength(2);
    expect(second.of("submitting")).toEqual([]);
    expect(remote.imagePipeline.posts).toHaveLength(2);
  });

  it("whose id is no longer known counts as perhaps billed", async () => {
    const remoteIds = new Map([[0, "3c1b1a54-forgotten"]]);
    const { error } = await runModel(remote.model(ID), {}, testContext({ remoteIds }));
    expect(error).toMatchObject({ kind: "unknown", billed: "unknown" });
    expect(remote.imagePipeline.posts).toHaveLength(0);
  });

  it.each(["image_url", "output_url", "download_urls"])(
    "finds a single link in %s",
    async (field) => {
      remote.imagePipeline.everyStatus({ status: "SUCCESS", [field]: "{link}" });
      const { of } = await runModel(remote.model(ID));
      expect(of("picture")).toHaveLength(1);
    },
  );

  it("may be done at once", async () => {
    const link = remote.host.link(64, 64, 1);
    remote.imagePipeline.next(json(200, { id: "abc", status: "SUCCESS", download_urls: [link] }));
    const { of } = await runModel(remote.model(ID));
    expect(of("remote")).toEqual([{ type: "remote", call: 0, remoteId: "abc" }]);
    expect(of("picture")).toHaveLength(1);
    expect(remote.imagePipeline.requests).toHaveLength(1);
  });
});

const jpegType = { "content-type": "image/jpeg" };

describe("a finished picture of ImagePipeline", () => {
  it.each([
    "http://127.0.0.1:1/a.jpg",
    "https://10.0.0.1/a.jpg",
    "https://[::ffff:10.0.0.1]/a.jpg",
  ])("is not fetched from %s", async (link) => {
    remote.imagePipeline.everyStatus({ status: "SUCCESS", download_urls: [link] });
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "broken-answer", billed: "yes", retryable: false });
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it("is not fetched through a redirect to a private address", async () => {
    remote.host.next(redirect("https://169.254.169.254/latest/meta-data"));
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "broken-answer", billed: "yes" });
    expect(remote.host.requests).toHaveLength(1);
  });

  it("that has expired is lost, and said to be paid for", async () => {
    remote.host.next(...Array<Answer>(20).fill(text(404, "text/plain", "expired")));
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "broken-answer", billed: "yes" });
    expect((error as Error).message).toBe(
      "The finished picture could not be fetched from ImagePipeline. Try again, or choose another model. The picture was charged all the same.",
    );
    expect(remote.host.requests).toHaveLength(8);
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it.each([404, 403, 425, 408, 409, 429, 503, 520])(
    "whose link answers %i at first is asked for again, and costs nothing more",
    async (status) => {
      remote.host.next(text(status, "text/plain", "not yet"), text(status, "text/plain", ""));
      const { error, of } = await runModel(remote.model(ID));
      expect(error).toBeUndefined();
      expect(of("picture")).toHaveLength(1);
      expect(remote.imagePipeline.posts).toHaveLength(1);
      expect(remote.host.requests).toHaveLength(3);
    },
  );

  it.each([410, 401, 400])("whose link answers %i is lost at once", async (status) => {
    remote.host.next(text(status, "text/plain", "no"));
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ billed: "yes", retryable: false });
    expect(remote.host.requests).toHaveLength(1);
  });

  it("is fetched again after a passing fault, without a second submission", async () => {
    remote.host.next(text(503, "text/plain", "busy"), {
      kind: "cut",
      headers: jpegType,
      body: Buffer.alloc(100, 1),
    });
    const { of } = await runModel(remote.model(ID));
    expect(of("picture")).toHaveLength(1);
    expect(remote.host.requests).toHaveLength(3);
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });

  it.each(["not a picture", "half a picture", "60 MB body"] as const)("is not %s", async (name) => {
    const fault = faults[name];
    remote.host.next(fault, fault, fault);
    const { error } = await runModel(remote.model(ID));
    expect(error).toMatchObject({ kind: "broken-answer", billed: "yes" });
    expect(remote.imagePipeline.posts).toHaveLength(1);
  });
});
