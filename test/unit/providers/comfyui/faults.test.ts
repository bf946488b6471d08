import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { ProviderError } from "../../../../src/domain/errors.ts";
import type { FaultName } from "../../../support/vendors/faults.ts";
import { faults } from "../../../support/vendors/faults.ts";
import { json } from "../../../support/vendors/answer.ts";
import type { Ending } from "../../../support/vendors/comfyui/runner.ts";
import { movingFile } from "../../../support/vendors/moving-files.ts";
import { openComfyui, only } from "../../../support/vendors/comfyui/open-comfyui.ts";
import { requestFor, runModel, runPlan } from "../../../support/vendors/run-model.ts";

describe("an answer that refuses a graph", () => {
  it.each<[FaultName, string]>([
    ["400", "bad-parameter"],
    ["401", "bad-key"],
    ["403", "bad-key"],
    ["406 credits", "no-credits"],
    ["422", "bad-parameter"],
    ["429", "rate-limited"],
    ["302", "unknown"],
    ["reset", "unknown"],
    ["not a picture", "broken-answer"],
    ["empty 200", "broken-answer"],
    ["wrong content type", "broken-answer"],
  ])("%s means %s, and is sent once", async (name, kind) => {
    const { model, machines } = await openComfyui();
    only(machines).next(faults[name]);
    const { error } = await runModel(model("v1-5"));
    expect(error).toMatchObject({ kind, billed: "no" });
    expect(only(machines).posts).toHaveLength(1);
  });

  it.each<FaultName>(["500 page", "502 page", "503", "503 page"])(
    "%s is tried once more",
    async (name) => {
      const { model, machines } = await openComfyui();
      only(machines).next(faults[name]);
      expect((await runModel(model("v1-5"))).error).toBeUndefined();
      only(machines).next(faults[name], faults[name]);
      const { error } = await runModel(model("v1-5"));
      expect(error).toMatchObject({ kind: "overloaded", billed: "no" });
    },
  );

  it.each([
    ["ckpt_name", "value_not_in_list", { kind: "gone-model" }],
    ["lora_name", "value_not_in_list", { kind: "bad-parameter" }],
    ["steps", "value_bigger_than_max", { kind: "bad-parameter" }],
  ])("names the option behind %s (%s)", async (input, type, expected) => {
    const { model, machines } = await openComfyui();
    const words = "Value 20000 bigger than max of 10000 in /home/owner/ComfyUI/nodes.py";
    const problem = { type, message: words, details: input, extra_info: { input_name: input } };
    const node_errors = { 5: { errors: [problem], dependent_outputs: [], class_type: "KSampler" } };
    const error = { type: "prompt_outputs_failed_validation", message: "", details: "" };
    for (const answer of [
      json(400, { error, node_errors }),
      json(200, { prompt_id: "x", number: 1, node_errors }),
    ]) {
      only(machines).next(answer);
      const result = await runModel(model("v1-5"));
      expect(result.error).toMatchObject(expected);
      expect(String(result.error)).not.toMatch(/home/);
    }
  });
});

describe("a job that ends badly", () => {
  it.each<[Ending, string, RegExp]>([
    ["memory", "overloaded", /memory/],
    ["exception", "unknown", /KSampler/],
    ["interrupted", "unknown", /stopped/],
    ["file gone", "broken-answer", /could not be fetched/],
    ["no file", "broken-answer", /without a picture/],
    ["wav", "broken-answer", /wav/],
  ])("%s means %s, without the server's own words", async (ending, kind, words) => {
    const { model, machines } = await openComfyui();
    only(machines).end(ending);
    const { error } = await runModel(model("v1-5"));
    expect(error).toMatchObject({ kind, billed: "no" });
    expect(error).toBeInstanceOf(ProviderError);
    expect(String(error)).toMatch(words);
    expect(String(error)).not.toMatch(/home|secret|charged/);
    expect(only(machines).posts).toHaveLength(1);
  });
});

describe("a job that ends in something that moves", () => {
  it.each(["mp4", "webm", "webp", "gif"] as const)("gives a %s as it is", async (kind) => {
    const { model, machines } = await openComfyui();
    only(machines).end(kind);
    const { of, error } = await runModel(model("v1-5"));
    expect(error).toBeUndefined();
    expect(of("picture").map(({ content }) => content)).toEqual([
      { kind: "encoded", bytes: movingFile(kind) },
    ]);
    expect(of("warning")).toEqual([]);
  });
});

describe("the connection that tells of a job", () => {
  it("may break off at the beginning, in the middle and again", async () => {
    const { model, machines } = await openComfyui();
    const { runner } = only(machines);
    runner.stepMs = 20;
    const plan = model("v1-5").plan(requestFor(model("v1-5"), { count: 2 }));
    const dropping = setInterval(() => runner.dropSockets(), 5);
    onTestFinished(() => clearInterval(dropping));
    const { error, of } = await runPlan(model("v1-5"), plan);
    expect(error).toBeUndefined();
    expect(of("picture")).toHaveLength(2);
    expect(only(machines).posts).toHaveLength(2);
  });

  it("is each job's own, and one that somebody replaces costs the news only", async () => {
    const { model, machines } = await openComfyui();
    const { runner, url } = only(machines);
    runner.stepMs = 50;
    const run = runModel(model("v1-5"), { count: 2 });
    while (runner.running === undefined) await new Promise(setImmediate);
    const { running } = runner;
    const replacing = new WebSocket(`ws://${url.host}/ws?clientId=${running}`);
    onTestFinished(() => replacing.close());
    await new Promise((resolve) => replacing.addEventListener("open", resolve));
    const { error, of } = await run;
    expect(error).toBeUndefined();
    expect(of("picture")).toHaveLength(2);
    const clients = runner.clients.filter((each, index, all) => all.indexOf(each) === index);
    expect(new Set(clients)).toEqual(new Set(runner.done));
  });
});

describe("a server's rule for ids", () => {
  it.each([{ isOld: false }, { isOld: true }])("is kept, whichever it is (%o)", async (options) => {
    const { model, machines } = await openComfyui([options]);
    const { error, of } = await runModel(model("v1-5"), { count: 2 });
    expect(error).toBeUndefined();
    const ids = of("remote").map(({ remoteId }) => remoteId);
    expect(ids.every((id) => z.uuidv4().safeParse(id).success)).toBe(true);
    expect(new Set(only(machines).runner.done)).toEqual(new Set(ids));
  });

  it("is no answer from a cache: the same picture twice is two graphs", async () => {
    const { model, machines } = await openComfyui();
    for (const count of [1, 1]) await runModel(model("v1-5"), { count, seed: 7 });
    const graphs = only(machines)
      .requests.filter(({ path }) => path === "/prompt")
      .map(({ body }) => JSON.stringify(body?.["prompt"]));
    expect(new Set(graphs).size).toBe(2);
  });
});

describe("a machine", () => {
  it("that was restarted in the middle is given the job again", async () => {
    const { model, machines } = await openComfyui();
    const machine = only(machines);
    machine.runner.stepMs = 30;
    const run = runModel(model("v1-5"));
    while (machine.runner.running === undefined) await new Promise(setImmediate);
    machine.restart();
    const { error, of } = await run;
    expect(error).toBeUndefined();
    expect(of("picture")).toHaveLength(1);
    expect(new Set(of("remote").map(({ remoteId }) => remoteId)).size).toBe(2);
  });

  it("behind a proxy is shown its header with every request, and the files too", async () => {
    const header = ["authorization", "Bearer s3cret-of-the-proxy"] as const;
    const { model, machines } = await openComfyui([{ header }], {
      COMFYUI_HEADER: "Authorization: Bearer s3cret-of-the-proxy",
    });
    const { error, of } = await runModel(model("v1-5"));
    expect(error).toBeUndefined();
    expect(of("progress").some(({ preview }) => preview !== undefined)).toBe(true);
    const { requests } = only(machines);
    expect(requests.every(({ headers }) => headers.authorization === header[1])).toBe(true);
  });
});

describe("the doctor", () => {
  it("says what a machine is and has", async () => {
    const { open } = await openComfyui([{}, { isOld: true }]);
    const findings = await open.check(AbortSignal.timeout(5000));
    expect(findings.map(({ broken }) => broken)).toEqual([undefined, undefined]);
    expect(findings.map(({ lines }) => lines[0]?.params?.["version"])).toEqual(["0.9.1", "0.3.64"]);
  });

  it("says which machine does not answer, and what to do about a refusal", async () => {
    const header = ["x-key", "1"] as const;
    const { open, machines } = await openComfyui([{}, { header }, {}]);
    const [first] = machines;
    if (first) first.isDead = true;
    const findings = await open.check(AbortSignal.timeout(5000));
    expect(findings.map(({ broken }) => broken)).toEqual([true, true, undefined]);
    expect(findings.map(({ next }) => [next].flat()[0]?.code)).toEqual([
      "services.comfyui-start",
      "services.comfyui-mend-header",
      undefined,
    ]);
  });
});
