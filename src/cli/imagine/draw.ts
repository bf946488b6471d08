import { existsSync } from "node:fs";
import path from "node:path";
import { UserError } from "../../domain/errors.ts";
import type { Warning } from "../../domain/warning.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import { DrawingError } from "./drawing-error.ts";
import type { DrawingTable } from "./drawing-table.ts";
import { draftOf, type ImagineOptions } from "./options.ts";
import { readSource } from "./read-source.ts";
import type { Outcome } from "./terminal-audience.ts";
import {
  prepareFolders,
  writeLatents,
  type WrittenPicture,
  writePictures,
} from "./write-results.ts";
import { inEnglish } from "../../words/index.ts";

/** The result of one request, as `--json` prints it. */
export interface DrawnRequest {
  readonly model: string;
  readonly images: readonly WrittenPicture[];
  /** Each with the option's public name and a sentence. */
  readonly warnings: readonly { readonly option: string; readonly message: string }[];
  readonly milliseconds: number;
}

/** A result, and the sentence that says why pictures are missing from it, if any are. */
export interface Drawing {
  readonly result: DrawnRequest;
  readonly shortfall: string | undefined;
}

const DEFAULT_FOLDER = "out";

/** Who orders at a terminal. */
const TERMINAL = "terminal";

/**
 * Draws one request from end to end and writes its pictures. Throws what admission throws, and
 * DrawingError with the job's own words when there is no picture at all.
 */
export async function draw(options: ImagineOptions, table: DrawingTable): Promise<Drawing> {
  const started = performance.now();
  const { studio, signal } = table;
  const out = path.resolve(options.out ?? DEFAULT_FOLDER);
  const { refiner, ...asked } = draftOf(options);
  const draft = {
    ...asked,
    model: await modelId(options.model, table),
    refiner: refiner && { ...refiner, model: await modelId(refiner.model, table) },
  };
  if (options.latents !== undefined) checkLatents(draft.model, table);
  await prepareFolders(out, options.latents);
  const { source, warnings } = await readSource(options, table);
  signal.throwIfAborted();
  const { job } = await studio.submit({
    kind: "imagine",
    draft: { ...draft, source },
    warnings,
    requester: requester({ userId: TERMINAL }),
    place: { kind: "terminal" },
  });
  const outcome = await outcomeOf(job.id, table);
  const { request, pictures, failure, warnings: notes } = outcome.job;
  if (pictures.length === 0) {
    if (failure) throw DrawingError.of(failure);
    const price = studio.model(request.model)?.paid === true ? " It may be charged." : "";
    throw new DrawingError("interrupted", `Stopped before a picture was finished.${price}`);
  }
  const images = await writePictures(outcome.job, studio, out);
  if (options.latents !== undefined) await writeLatents(options.latents, outcome);
  const milliseconds = Math.round(performance.now() - started);
  const isWhole = pictures.length === request.count;
  return {
    result: { model: request.model, images, warnings: notes.map(inWords), milliseconds },
    shortfall: isWhole ? undefined : shortfallOf(notes),
  };
}

function inWords({ option, message }: Warning): DrawnRequest["warnings"][number] {
  return { option, message: inEnglish(message) };
}

function shortfallOf(notes: readonly Warning[]): string | undefined {
  const missing = notes.findLast(({ option }) => option === "count");
  return missing && inEnglish(missing.message);
}

/** A model is named by its id, or by the path of its folder. */
async function modelId(
  name: string | undefined,
  { studio, addFolder }: DrawingTable,
): Promise<string | undefined> {
  if (name === undefined || studio.model(name) || !existsSync(name)) return name;
  const { id } = await addFolder(path.resolve(name));
  return id;
}

/** Services give pictures only, and a picture that is not wanted must not be paid. */
function checkLatents(wanted: string | undefined, { studio }: DrawingTable): void {
  const model = wanted === undefined ? studio.models[0] : studio.model(wanted);
  if (model === undefined || model.local) return;
  throw new UserError(
    "invalid-option",
    `--latents works with models of the own engine only, and ${model.id} is not one. Name one with --model.`,
  );
}

/** Waits for the job's end; whoever interrupts it still gets the pictures that are finished. */
async function outcomeOf(
  jobId: string,
  { studio, audience, signal }: DrawingTable,
): Promise<Outcome> {
  const cancel = () => {
    // It may have ended just now, which is what was wanted.
    studio.cancel(jobId, requester({ userId: TERMINAL })).catch(() => {});
  };
  signal.addEventListener("abort", cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await audience.outcome(jobId);
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
