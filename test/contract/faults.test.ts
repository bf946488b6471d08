import { describe, expect, it, onTestFinished } from "vitest";
import { ProviderError, type ProviderErrorKind } from "../../src/domain/errors.ts";
import { type Answer, file, text } from "../support/vendors/answer.ts";
import { faults } from "../support/vendors/faults.ts";
import { openOnDouble } from "../support/vendors/open-on-double.ts";
import { runModel } from "../support/vendors/run-model.ts";
import { TEST_KEY, type Vendor, type VendorDouble } from "../support/vendors/vendor.ts";
import { vendors } from "../support/vendors/vendors.ts";

const PROMPT = "a secret wish of somebody";

const loginPage = text(200, "text/html", "<!doctype html><h1>Log in</h1>");
const noPicture = file("image/png", Buffer.from("no picture"));

/** A deadline that what drips cannot keep: the shortest that a provider's setting takes, from 1.5 s on. */
const shortDeadline = (name: string): string => (name.startsWith("REPLICATE_") ? "5000" : "1500");

/** A provider on its double; `posts` are the orders so far. Ends with the test. */
async function open(provider: string, vendor: Vendor, isShort = false) {
  const deadline = `${provider === "horde" ? "AIHORDE" : provider.toUpperCase()}_TIMEOUT_MS`;
  const change = isShort ? { [deadline]: shortDeadline(deadline) } : {};
  const opened = await openOnDouble(provider, vendor, change);
  onTestFinished(async () => opened.close());
  const [id = ""] = vendor.models;
  const model = opened.model(id);
  const { double } = opened;
  return { double, model, run: async () => runModel(model, { prompt: PROMPT }) };
}

/** Nothing of a failure shows what somebody wrote, or the key. */
function expectSilence(error: unknown): void {
  expect(error).toBeInstanceOf(ProviderError);
  const { message, diagnosis } = error as ProviderError;
  expect(`${message} ${diagnosis}`).not.toMatch(/secret wish/);
  expect(`${message} ${diagnosis}`).not.toContain(TEST_KEY);
}

/** What happens to an answer on its way, and what it is taken for. */
const onTheWay: Readonly<Record<string, readonly [Answer, ProviderErrorKind]>> = {
  "cut in the middle": [faults["cut body"], "broken-answer"],
  "a login page": [loginPage, "broken-answer"],
  "byte by byte": [faults["slow body"], "timeout"],
  "of a wrong content type": [faults["wrong content type"], "broken-answer"],
};

describe.each(Object.entries(vendors))("%s", (provider, vendor) => {
  it("a refused connection costs nothing, and sends nothing", async () => {
    const { double, run } = await open(provider, vendor);
    await double.close();
    const { error, of } = await run();
    expect(error).toMatchObject({ kind: "overloaded", billed: "no", retryable: false });
    expect(of("picture")).toEqual([]);
    expect(double.posts).toEqual([]);
    expectSilence(error);
  });

  it.each(Object.entries(onTheWay))(
    "the answer to an order, %s, is not asked for again, and may have been paid",
    async (name, [answer, kind]) => {
      const { double, model, run } = await open(provider, vendor, name === "byte by byte");
      double.next(answer, answer);
      const { error, of } = await run();
      const billed = model.paid ? "unknown" : "no";
      expect(error).toMatchObject({ kind, billed, retryable: false });
      expect(of("picture")).toEqual([]);
      expect(double.posts).toHaveLength(1);
      expectSilence(error);
    },
  );

  if (vendor.notAPicture) {
    const { notAPicture } = vendor;
    it("an answer that holds no picture is not asked for again", async () => {
      const { double, model, run } = await open(provider, vendor);
      double.next(notAPicture, notAPicture);
      const { error } = await run();
      const billed = model.paid ? "unknown" : "no";
      expect(error).toMatchObject({ kind: "broken-answer", billed, retryable: false });
      expect(double.posts).toHaveLength(1);
      expectSilence(error);
    });
    return;
  }

  it.each(Object.entries(onTheWay).filter(([, [answer]]) => answer.kind !== "drip"))(
    "the answer to a question for an order, %s, is asked for again, and nothing ordered anew",
    async (_, [answer]) => {
      const { double, run } = await open(provider, vendor);
      asked(double).nextQuestion(answer, faults.reset);
      const { error, of } = await run();
      expect(error).toBeUndefined();
      expect(of("picture")).toHaveLength(1);
      expect(double.posts).toHaveLength(1);
    },
  );

  it("a question that is answered byte by byte ends with the deadline, and may have been paid", async () => {
    const { double, model, run } = await open(provider, vendor, true);
    asked(double).nextQuestion(faults["slow body"], faults["slow body"], faults["slow body"]);
    const { error } = await run();
    const billed = model.paid ? "unknown" : "no";
    expect(error).toMatchObject({ kind: "timeout", billed, retryable: false });
    expect(double.posts).toHaveLength(1);
    expectSilence(error);
  });

  it.each([
    ["cut in the middle", faults["cut body"]],
    ["that is not there yet", text(404, "text/plain", "Not Found")],
    ["in front of which a gateway fails", faults["502 page"]],
  ])("a file %s is fetched again, and nothing ordered anew", async (name, answer) => {
    const { double, run } = await open(provider, vendor);
    asked(double).nextFile(answer);
    const { error, of } = await run();
    // What an own machine has not got now it will never have.
    const isGone = name === "that is not there yet" && provider === "comfyui";
    expect(of("picture")).toHaveLength(isGone ? 0 : 1);
    expect(error === undefined).toBe(!isGone);
    expect(double.posts).toHaveLength(1);
  });

  it.each([
    ["a login page", loginPage],
    ["of a wrong content type", faults["wrong content type"]],
    ["that is no picture", noPicture],
    ["that is half a picture", faults["half a picture"]],
  ])(
    "a file %s is told as lost, as paid where it was, and nothing ordered anew",
    async (_, answer) => {
      const { double, model, run } = await open(provider, vendor);
      asked(double).nextFile(...Array.from({ length: 3 }, () => answer));
      const { error, of } = await run();
      const billed = model.paid ? "yes" : "no";
      expect(error).toMatchObject({ kind: "broken-answer", billed, retryable: false });
      expect(of("picture")).toEqual([]);
      expect(double.posts).toHaveLength(1);
      expectSilence(error);
    },
  );
});

/** The double of a service that is asked for its orders, and whose pictures are files. */
function asked({
  nextQuestion,
  nextFile,
}: VendorDouble): Required<Pick<VendorDouble, "nextQuestion" | "nextFile">> {
  if (nextQuestion && nextFile) return { nextQuestion, nextFile };
  throw new Error("The double cannot spoil its questions and its files.");
}
