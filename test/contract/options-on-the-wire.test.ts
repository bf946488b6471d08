import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { UserError } from "../../src/domain/errors.ts";
import { options } from "../../src/domain/options/table.ts";
import type { GenerationRequest } from "../../src/domain/request.ts";
import { warnOfSeed } from "../../src/pipeline/orders/warn-of-seed.ts";
import type { GenerationPlan, ImageModel } from "../../src/providers/image-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { comfyuiVendor } from "../support/vendors/comfyui/comfyui-vendor.ts";
import { portrait, redraw, withPlaceholders } from "../support/vendors/comfyui/workflows.ts";
import { requestFor, runPlan } from "../support/vendors/run-model.ts";
import type { ReceivedRequest } from "../support/vendors/vendor-server.ts";
import { startRemote, subjects, type Wire } from "./model-subjects.ts";
import { type Probe, probesFor } from "./option-probes.ts";

const remote = Object.entries(subjects).filter(([id]) => !id.startsWith("local/"));

/** What differs from call to call whatever is asked: ids of jobs, and marks made of them. */
const passing = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|easel-[\da-f]{8}/g;

/** A request as it went over the wire, without what differs each time. */
function onWire({ path, headers, body, files, raw }: ReceivedRequest): string {
  const isForm = headers["content-type"]?.startsWith("multipart/") === true;
  const hashes = files.map(({ field, bytes }) => [
    field,
    createHash("sha256").update(bytes).digest("hex"),
  ]);
  return `${path} ${isForm ? JSON.stringify([body, hashes]) : raw.toString()}`.replaceAll(
    passing,
    "…",
  );
}

async function send(plan: GenerationPlan, model: ImageModel, { posts }: Wire) {
  const before = posts().length;
  const { error } = await runPlan(model, plan);
  expect(error).toBeUndefined();
  return posts().slice(before).map(onWire).toSorted();
}

/** The plan, or undefined where such a request is refused in words. */
function planOf(model: ImageModel, said: Partial<GenerationRequest>): GenerationPlan | undefined {
  try {
    return model.plan(requestFor(model, { seed: 7, ...said }));
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return undefined;
  }
}

/** Whether somebody who names a seed is told that it means nothing here. */
function saysOfSeed({ seed }: Partial<GenerationRequest>, model: ImageModel): boolean {
  return warnOfSeed({ kind: "imagine", draft: { prompt: "a", count: 1, seed } }, model).length > 0;
}

/** How an option fares that somebody said: on the wire, in a warning, refused, or lost. */
async function fate(name: string, { without, said, whole }: Probe, model: ImageModel, wire: Wire) {
  const plan = planOf(model, said);
  if (!plan) return "refused";
  // A seed that nobody named is drawn, so that only the order knows whether somebody did.
  if (name === "seed" && saysOfSeed(said, model)) return "warned";
  if (plan.warnings.some(({ option }) => option === name || option === whole)) return "warned";
  const base = planOf(model, without);
  const [first, second] = [base && (await send(base, model, wire)), await send(plan, model, wire)];
  return first?.join("\n") === second.join("\n") ? "lost" : "sent";
}

/** Models that the owner makes: workflows as they are exported, and one with placeholders. */
const workflows = Object.entries({ portrait, redraw, placeholders: withPlaceholders }).map(
  ([name, graph]) =>
    [
      `comfyui/${name}, a workflow`,
      async () => {
        const folder = await temporaryFolder();
        const text = typeof graph === "string" ? graph : JSON.stringify(graph);
        await writeFile(path.join(folder, `${name}.json`), text);
        const change = { COMFYUI_WORKFLOWS_DIR: folder };
        return startRemote("comfyui", comfyuiVendor, `comfyui/${name}`, change);
      },
    ] as const,
);

describe.each([...remote, ...workflows])("the options of %s", (_, start) => {
  it("are each on the wire, or in a warning", async () => {
    const subject = await start();
    const { model, wire } = subject;
    if (!wire) throw new Error("It has no wire.");
    const fates: Record<string, string> = {};
    const probes = probesFor(model);
    for (const { name } of options) {
      const probe: Probe | "elsewhere" = probes[name];
      if (probe !== "elsewhere") fates[name] = await fate(name, probe, model, wire);
    }
    await subject.close();
    expect(Object.keys(fates)).toHaveLength(31);
    expect(Object.entries(fates).filter(([, each]) => each === "lost")).toEqual([]);
    // Somebody's words always arrive.
    expect([fates["prompt"], fates["count"]]).toEqual(["sent", "sent"]);
  });
});
