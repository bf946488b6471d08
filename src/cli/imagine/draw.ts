import { existsSync } from "node:fs";
import path from "node:path";
import type { Asked } from "../../domain/options/asked.ts";
import { withChoices } from "../../domain/options/choices.ts";
import { draftOf, type ModelFacts, withControlPicture } from "../../domain/options/draft-of.ts";
import type { Lora } from "../../domain/picture-options.ts";
import { invalid } from "../../domain/options/kinds/kind.ts";
import type { Job } from "../../domain/job.ts";
import type { Draft } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import { AsksFirst } from "../../pipeline/orders/ask-first.ts";
import { requester } from "../../pipeline/policy/requester.ts";
import { modelFacts } from "../../pipeline/orders/known-options.ts";
import { inEnglish, type Message, say } from "../../words/index.ts";
import { DrawingError } from "./drawing-error.ts";
import type { ImagineContext } from "./imagine-context.ts";
import { checkWords, type ImagineOptions } from "./options.ts";
import { picturesOf, readControl, readSource } from "./read-source.ts";
import type { Outcome } from "./terminal-audience.ts";
import {
  prepareFolders,
  writeLatents,
  type WrittenPicture,
  writePictures,
} from "./write-results.ts";

/** A warning as `--json` prints it: in English, and as data for whoever puts it into other words. */
export interface PrintedWarning extends Message {
  /** The option's public name. */
  readonly option: string;
  readonly message: string;
}

/** The result of one request, as `--json` prints it. */
export interface DrawnRequest {
  readonly model: string;
  readonly images: readonly WrittenPicture[];
  readonly warnings: readonly PrintedWarning[];
  readonly milliseconds: number;
}

/** A result, and why pictures are missing from it, if any are. */
export interface Drawing {
  readonly result: DrawnRequest;
  readonly shortfall: Message | undefined;
}

const DEFAULT_FOLDER = "out";

/** Who orders at a terminal. */
const TERMINAL = "terminal";

/**
 * Draws one request from end to end and writes its pictures. Throws what admission throws, and
 * DrawingError with the job's own words when there is no picture at all.
 */
export async function draw(options: ImagineOptions, context: ImagineContext): Promise<Drawing> {
  const started = performance.now();
  const { studio, signal } = context;
  checkWords(options);
  if (options.choices.has("preset"))
    throw invalid(say("options.flag-not-here", { flag: "--preset" }));
  const out = path.resolve(options.out ?? DEFAULT_FOLDER);
  const { choices } = options;
  const asked = await withModels(
    withControlPicture(withChoices({}, choices), choices, "--control-image"),
    context,
  );
  const draft = draftOf(asked, oneEach(modelFacts(studio)));
  if (options.latents !== undefined) checkLatents(draft.model, context);
  await prepareFolders(out, options.latents);
  // A picture that steers only has no strength and no mask that could be idle.
  const importPicture = picturesOf(asked, context);
  const given = asked.source ?? {};
  const { source, warnings } = await readSource(given, choices, importPicture, context);
  const steered = await readControl(asked.control ?? {}, importPicture);
  signal.throwIfAborted();
  const jobs = await ordered(
    { ...draft, source, control: steered.control },
    [...warnings, ...steered.warnings],
    context,
  );
  const [outcome, ...others] = await Promise.all(jobs.map(({ id }) => outcomeOf(id, context)));
  if (outcome === undefined) throw new Error("an order without jobs");
  const done = [outcome, ...others].map(({ job }) => job);
  if (done.every(({ pictures }) => pictures.length === 0)) throw nothingDrawn(outcome.job, context);
  const images: WrittenPicture[] = [];
  for (const job of done) images.push(...(await writePictures(job, studio, out)));
  if (options.latents !== undefined) await writeLatents(options.latents, outcome);
  const milliseconds = Math.round(performance.now() - started);
  const short = done.find(({ pictures, request }) => pictures.length < request.count);
  const { model } = outcome.job.request;
  const notes = done.flatMap((job) => job.warnings);
  return {
    result: { model, images, warnings: notes.map(printed), milliseconds },
    shortfall: short && shortfallOf(short.warnings),
  };
}

/**
 * The jobs of an order: one for each prompt that its words mean. Whoever sits at the terminal has
 * written the command, and is not asked again.
 */
async function ordered(
  draft: Draft,
  warnings: readonly Warning[],
  { studio }: ImagineContext,
): Promise<readonly Job[]> {
  const whose = requester({ userId: TERMINAL });
  const target = { kind: "terminal" } as const;
  const typed = ["prompt", "negativePrompt"] as const;
  try {
    const order = { kind: "imagine", draft, warnings, typed, requester: whose, target } as const;
    return [(await studio.submit(order)).job];
  } catch (error) {
    if (!(error instanceof AsksFirst)) throw error;
    const questionId = error.question.id;
    return await studio.confirm({ questionId, requester: whose, targetOf: () => target });
  }
}

/** Why there is no picture at all. */
function nothingDrawn({ failure, request }: Job, { studio }: ImagineContext): DrawingError {
  if (failure) return DrawingError.of(failure);
  const isPaid = studio.model(request.model)?.paid === true;
  const says = say(isPaid ? "terminal.stopped-paid" : "terminal.stopped-early");
  return new DrawingError("interrupted", says);
}

/** At a terminal one picture is made unless more are asked for. */
function oneEach(models: ModelFacts): ModelFacts {
  return { ...models, usualCount: () => 1 };
}

function printed({ option, message }: Warning): PrintedWarning {
  return { option, message: inEnglish(message), ...message };
}

function shortfallOf(notes: readonly Warning[]): Message | undefined {
  return notes.findLast(({ option }) => option === "count")?.message;
}

/** Models are named by their ids, or by the paths of their folders; LoRAs by their files too. */
async function withModels(asked: Asked, context: ImagineContext): Promise<Asked> {
  const { refiner, model, loras, control } = asked;
  return {
    ...asked,
    control: control && { ...control, model: await controlName(control.model, context) },
    loras: loras && (await Promise.all(loras.map((lora) => namedLora(lora, context)))),
    model: await modelId(model, context),
    refiner: refiner && { ...refiner, model: await modelId(refiner.model, context) },
  };
}

/** A LoRA is named, or its file is; a file that is named so counts, with its hash. */
async function namedLora(lora: Lora, { addLora }: ImagineContext): Promise<Lora> {
  const isFile = lora.name.toLowerCase().endsWith(".safetensors") && existsSync(lora.name);
  return isFile ? { ...lora, name: await addLora(path.resolve(lora.name)) } : lora;
}

/** A ControlNet is named, or its folder is. */
async function controlName(
  name: string | undefined,
  { addControl }: ImagineContext,
): Promise<string | undefined> {
  const isFolder = name !== undefined && existsSync(path.join(name, "config.json"));
  return isFolder ? await addControl(path.resolve(name)) : name;
}

async function modelId(
  name: string | undefined,
  { studio, addFolder }: ImagineContext,
): Promise<string | undefined> {
  if (name === undefined || studio.model(name) || !existsSync(name)) return name;
  const { id } = await addFolder(path.resolve(name));
  return id;
}

/** Services give pictures only, and a picture that is not wanted must not be paid. */
function checkLatents(wanted: string | undefined, { studio }: ImagineContext): void {
  const model = wanted === undefined ? studio.models[0] : studio.model(wanted);
  if (model === undefined || model.local) return;
  throw invalid(say("terminal.no-latents-there", { model: model.id }));
}

/** Waits for the job's end; whoever interrupts it still gets the pictures that are finished. */
async function outcomeOf(
  jobId: string,
  { studio, audience, signal }: ImagineContext,
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
