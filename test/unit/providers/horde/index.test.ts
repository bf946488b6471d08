import { describe, expect, it, onTestFinished } from "vitest";
import { CancelledByOwner, StudioStopping } from "../../../../src/domain/abort-reasons.ts";
import type { GenerationEvent } from "../../../../src/providers/image-model.ts";
import { type Answer, json, text } from "../../../support/vendors/answer.ts";
import { startDownloadHost } from "../../../support/vendors/download-host.ts";
import { startHordeDouble } from "../../../support/vendors/horde-double.ts";
import { openWith } from "../../../support/vendors/open-provider.ts";
import { png } from "../../../support/vendors/pictures.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

async function start(settings: Record<string, string> = {}) {
  const host = await startDownloadHost();
  onTestFinished(async () => host.close());
  const double = await startHordeDouble({ key: "a-key" }, host);
  onTestFinished(async () => double.close());
  const { open, model } = await openWith("horde", {
    AIHORDE_API_KEY: "anonymous",
    AIHORDE_BASE_URL: double.url.href,
    EASEL_ALLOW_ADDRESSES: host.url.host,
    ...settings,
  });
  return { host, double, open, model: () => model("horde/stable_diffusion") };
}

const idle = { wait_time: 40, queue_position: 12, waiting: 1 };

describe("the AI Horde", () => {
  it("takes nobody's key and says who asks", async () => {
    const { double, model, open } = await start();
    expect((await runModel(model())).of("picture")).toHaveLength(1);
    expect(double.posts[0]?.headers).toMatchObject({ apikey: "0000000000" });
    expect(double.posts[0]?.headers["client-agent"]).toBe("easel:0.0.0:discord-image-studio");
    expect(model().capabilities.privateResults).toBe(false);
    expect(spoken((await open.check(AbortSignal.timeout(5000)))[0]?.lines[0] ?? "")).toContain(
      "anonymous",
    );
  });

  it("offers the models with the most workers, those of a megapixel first", async () => {
    const { open } = await start();
    expect(open.models().map(({ id }) => id)).toEqual([
      "horde/AlbedoBase XL (SDXL)",
      "horde/stable_diffusion",
      "horde/Deliberate",
    ]);
  });

  it("offers the models that the settings name, and misses the others", async () => {
    const { open } = await start({
      AIHORDE_MODELS: "deliberate, Nobody's",
      AIHORDE_API_KEY: "a-key",
    });
    expect(open.models().map(({ id }) => id)).toEqual(["horde/Deliberate"]);
    const [finding] = await open.check(AbortSignal.timeout(5000));
    expect(finding?.lines.map(spoken)[0]).toContain("120 kudos");
    expect(spoken([finding?.next].flat()[0] ?? "")).toContain("Nobody's");
  });

  it("says that a key is refused, without showing it", async () => {
    const { open } = await start({ AIHORDE_API_KEY: "another-key" });
    const [finding] = await open.check(AbortSignal.timeout(5000));
    expect(finding?.broken).toBe(true);
    expect(JSON.stringify(finding)).not.toContain("another-key");
  });

  it("tells the place in the queue and the waiting time", async () => {
    const { double, model } = await start();
    double.nextCheck(idle, { ...idle, wait_time: 90 }, { processing: 1, waiting: 0 });
    const { events, of } = await runModel(model());
    expect(events).toContainEqual(
      expect.objectContaining({ type: "progress", waiting: { ahead: 12, seconds: 40 } }),
    );
    const fractions = of("progress").map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(of("picture")).toHaveLength(1);
  });

  it("tells the id before it asks, and finds the order again after a crash", async () => {
    const { double, model } = await start();
    const plan = model().plan(requestFor(model()));
    let id = "";
    for await (const event of model().execute(plan, testContext())) {
      if (event.type !== "remote") continue;
      id = event.remoteId;
      break;
    }
    expect(double.requests.filter(({ path }) => path.includes("/check/"))).toEqual([]);
    expect(double.deleted).toEqual([]);
    const result = await runModel(model(), {}, testContext({ remoteIds: new Map([[0, id]]) }));
    expect(result.of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(1);
  });

  it("orders once more what expires while it waits, and not a third time", async () => {
    const { double, model } = await start();
    const expired = json(404, {
      message: "Request with this ID not found.",
      rc: "RequestNotFound",
    });
    double.nextCheck(idle, expired);
    const again = await runModel(model());
    expect(again.of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(2);
    double.nextCheck(expired, expired);
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "unknown", billed: "no", retryable: false });
    expect(double.posts).toHaveLength(4);
  });

  it("waits on while a worker begins anew and the waiting time grows", async () => {
    const { double, model } = await start();
    double.nextCheck(
      { processing: 1, waiting: 0, wait_time: 5 },
      { ...idle, restarted: 1, wait_time: 600 },
      { processing: 1, waiting: 0, restarted: 1, wait_time: 900 },
    );
    const { error, of } = await runModel(model());
    expect(error).toBeUndefined();
    const fractions = of("progress").map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((one, other) => one - other));
    expect(of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(1);
  });

  it("takes a picture in the answer itself, and none that is cut or no picture", async () => {
    const { double, model } = await start();
    const whole = png(64, 64, 1);
    double.nextGeneration({ img: whole.toString("base64") });
    const { of } = await runModel(model());
    expect(of("picture").map(({ content }) => content)).toEqual([
      { kind: "encoded", bytes: whole },
    ]);
    for (const bytes of [whole.subarray(0, 60), Buffer.from("no picture")]) {
      double.nextGeneration({ img: bytes.toString("base64") });
      const { error } = await runModel(model());
      expect(error).toMatchObject({ kind: "broken-answer", billed: "no", retryable: false });
    }
    expect(double.posts).toHaveLength(3);
  });

  it("orders once more what the service has forgotten", async () => {
    const { double, model } = await start();
    const remoteIds = new Map([[0, "00000000-0000-4000-8000-000000000000"]]);
    const result = await runModel(model(), {}, testContext({ remoteIds }));
    expect(result.of("remote")).toHaveLength(1);
    expect(result.of("picture")).toHaveLength(1);
    expect(double.posts).toHaveLength(1);
  });

  it.each([
    ["takes an order back when its owner cancels", new CancelledByOwner(), 1],
    ["leaves it when Easel only stops", new StudioStopping(), 0],
  ])("%s", async (_, reason, deleted) => {
    const { double, model } = await start();
    double.nextCheck(...Array.from({ length: 1000 }, () => idle));
    const controller = new AbortController();
    const events: GenerationEvent[] = [];
    const run = async (): Promise<void> => {
      const context = testContext({ signal: controller.signal });
      for await (const event of model().execute(model().plan(requestFor(model())), context)) {
        events.push(event);
        if (event.type === "progress" && event.waiting) controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    const ids = events.flatMap((event) => (event.type === "remote" ? [event.remoteId] : []));
    if (deleted > 0) await expect.poll(() => double.deleted).toEqual(ids);
    else expect(double.deleted).toEqual([]);
  });

  const refusals: readonly (readonly [string, Answer, string, string])[] = [
    [
      "kudos",
      json(403, { message: "Needs 30 kudos upfront", rc: "KudosUpfront" }),
      "no-credits",
      "",
    ],
    ["too many", json(429, { message: "Too many", rc: "TooManyPrompts" }), "rate-limited", ""],
    [
      "prompt",
      json(400, {
        message: "This prompt appears to violate our terms: unethical",
        rc: "CorruptPrompt",
      }),
      "content-refused",
      "",
    ],
    [
      "size",
      json(400, { message: "width must be a multiple of 64", rc: "InvalidSize" }),
      "bad-parameter",
      "size",
    ],
    ["workers", json(400, { message: "No valid workers", rc: "NoValidWorkers" }), "overloaded", ""],
    ["a page", text(502, "text/html", "<html>Bad gateway</html>"), "overloaded", ""],
  ];
  it.each(refusals)("understands a refusal: %s", async (_, answer, kind, words) => {
    const { double, model } = await start();
    double.next(answer, answer);
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind, billed: "no" });
    expect(String(error)).toContain(words);
  });

  it.each([
    [{ is_possible: false }, "No volunteer"],
    [{ faulted: true }, "failed"],
  ])("gives up and takes back what cannot be drawn: %j", async (state, words) => {
    const { double, model } = await start();
    double.nextCheck(state);
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "overloaded", billed: "no" });
    expect(String(error)).toContain(words);
    await expect.poll(() => double.deleted).toHaveLength(1);
  });

  it.each([
    { censored: true },
    { state: "csam" },
    { gen_metadata: [{ type: "censorship", value: "csam" }] },
  ])("says that a picture was censored: %j", async (fields) => {
    const { double, model } = await start();
    double.nextGeneration(fields);
    const { error, of } = await runModel(model());
    expect(error).toMatchObject({ kind: "content-refused", billed: "no" });
    expect(String(error)).toContain("filter");
    expect(of("picture")).toEqual([]);
  });

  it("says that a link has expired, and that nothing was charged", async () => {
    const { host, model } = await start();
    host.next(...Array.from({ length: 8 }, () => text(403, "text/plain", "expired")));
    const { error } = await runModel(model());
    expect(error).toMatchObject({ kind: "broken-answer", billed: "no" });
    expect(String(error)).not.toContain("charged");
  });

  it("shows what the service warns about", async () => {
    const { double, model } = await start();
    double.next(
      json(202, { id: "gone", kudos: 3, warnings: [{ code: "X", message: "Steps are high" }] }),
    );
    double.nextCheck({ faulted: true });
    const { of } = await runModel(model());
    expect(of("warning").map(({ warning }) => spoken(warning.message))[0]).toContain(
      "Steps are high",
    );
  });

  it("waits on when an answer is lost", async () => {
    const { double, model } = await start();
    double.nextCheck(
      { kind: "reset" },
      text(503, "text/plain", "busy"),
      json(429, {}, { "retry-after": "0" }),
    );
    expect((await runModel(model())).of("picture")).toHaveLength(1);
  });
});
