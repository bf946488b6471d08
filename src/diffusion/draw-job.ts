import { setImmediate } from "node:timers/promises";
import { checkJob, checkRefiner } from "./check-job.ts";
import type { Watch } from "./denoise.ts";
import { denoiserCalls, drawPicture } from "./draw-picture.ts";
import { drawTogether } from "./draw-together.ts";
import { descriptionsOf, type Expert } from "./experts.ts";
import { encodePrompt } from "./families/encode-prompt.ts";
import type { EngineEvent, GenerationJob } from "./job.ts";
import { say } from "../words/index.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { layOut } from "./picture-controls/lay-out.ts";

/** Messages are edited once in a second or less, so more previews would not be seen. */
const PREVIEW_EVERY_MS = 500;

/** How a job is watched while it is drawn. */
export interface DrawOptions {
  /** Aborts the job before the next use of the network. */
  readonly signal: AbortSignal;
  /** Pictures that are already there, by their index. */
  readonly skip?: readonly number[];
  /** The refiner that the job names. */
  readonly refiner?: LoadedModel | undefined;
  /** Takes each event; drawing goes on when it has been taken. */
  readonly emit: (event: EngineEvent) => Promise<void>;
}

/**
 * Draws the pictures of a job, each of which is there as soon as it is finished: one after another
 * on the CPU; on a GPU several share its runs.
 * Throws DiffusionError for wrong options and failures, the signal's reason when aborted.
 */
export async function drawJob(
  model: LoadedModel,
  job: GenerationJob,
  { signal, skip = [], refiner, emit }: DrawOptions,
): Promise<void> {
  checkJob(job, model.description);
  if (refiner !== undefined) checkRefiner(refiner.description, model.description);
  const layout = layOut(job, model.description);
  const experts = {
    base: await expertOf(model, layout.job),
    refiner: refiner && (await expertOf(refiner, layout.job)),
  };
  const calls = denoiserCalls(layout.job, descriptionsOf(experts));
  for (const option of experts.base.conditioning.cut) {
    const message = say("engine.prompt-cut", { name: model.description.name });
    await emit({ type: "warning", option, message });
  }
  for (const problem of experts.base.conditioning.problems) {
    await emit({ type: "warning", ...problem });
  }
  /** How much of each picture is done, 0 to 1. */
  const done = new Map(skip.map((index) => [index, 1]));
  let lastPreview = 0;

  const watch = (index: number, throwIfFailed: () => void): Watch => {
    let step = 0;
    return {
      async before() {
        // Lets a waiting "cancel" in: the loop is blocked while the network runs.
        await setImmediate();
        signal.throwIfAborted();
        throwIfFailed();
      },
      async after(denoised) {
        step += 1;
        done.set(index, step / (calls + 1));
        const isDue = performance.now() - lastPreview >= PREVIEW_EVERY_MS;
        const preview = isDue ? await model.preview(denoised) : undefined;
        if (preview !== undefined) lastPreview = performance.now();
        await emit({
          type: "progress",
          index,
          step,
          steps: calls,
          fraction:
            Array.from(done.values()).reduce((sum, each) => sum + each, 0) / job.seeds.length,
          preview,
        });
      },
    };
  };

  const missing = Array.from(job.seeds.entries()).filter(([index]) => !skip.includes(index));
  const plan = { experts, size: model.picturesTogether };
  await drawTogether(missing, plan, async ([index, seed], sharing, throwIfFailed) => {
    const watching = watch(index, throwIfFailed);
    const drawing = await drawPicture(sharing, layout.job, index, watching);
    done.set(index, 1);
    model.learnPreview(drawing);
    await emit({
      type: "picture",
      index,
      seed,
      picture: layout.finish(drawing.picture),
      latents: job.wantLatents ? drawing.latents : undefined,
    });
  });
}

async function expertOf(model: LoadedModel, job: GenerationJob): Promise<Expert> {
  return { model, conditioning: await encodePrompt(model, job) };
}
