import type { GenerationJob } from "../job.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import { hiresJob } from "../picture-controls/hires-job.ts";
import { planSteps } from "../plan-steps.ts";
import { composesPrompts } from "../prompt/composes-prompts.ts";
import type { Conditioning, EncodedSteps, StepTexts } from "../prompt/conditioning.ts";
import { promptSchedule, type SchedulePass, scheduledText } from "../prompt/prompt-schedule.ts";
import { type ComposedPrompt, splitPrompts } from "../../domain/composed-prompt.ts";
import { familyOf } from "./index.ts";

/**
 * What a job's prompts are to a model's denoiser, at each step of each pass. The negative one has a
 * row where the guidance scale uses it: above 1, or where several prompts are combined. A text
 * that stands at several steps is encoded once.
 */
export async function encodePrompt(model: LoadedModel, job: GenerationJob): Promise<Conditioning> {
  const { description } = model;
  const composed = composesPrompts(description)
    ? splitPrompts(job.prompt)
    : [{ text: job.prompt, weight: 1 }];
  const isGuided =
    description.takesNegativePrompt && (job.guidanceScale > 1 || composed.length > 1);
  const { taken: steps } = planSteps(job, description);
  const { hires } = job;
  const passes: SchedulePass[] = [{ steps }];
  if (hires !== undefined) {
    const { taken } = planSteps(hiresJob({ ...job, hires }), description);
    passes.push({ steps: taken, after: steps });
  }
  const texts = passes.map((pass) => textsOf(composed, job.negativePrompt, pass));
  const different = new Map(texts.flat().map((each) => [JSON.stringify(each), each]));
  const { told, ...traits } = await familyOf(description.family).encodePrompt(model, {
    steps: Array.from(different.values()),
    isGuided,
    clipSkip: job.clipSkip,
  });
  const byTexts = new Map(Array.from(different.keys(), (key, index) => [key, told[index]!]));
  const weights = composed.map(({ weight }) => weight);
  const [first, second] = texts.map((pass) => {
    const course = pass.map((each) => byTexts.get(JSON.stringify(each))!);
    return conditioningOf(course, weights, traits);
  });
  return { ...first!, second };
}

/** The texts of a pass, step for step. */
function textsOf(
  composed: readonly ComposedPrompt[],
  negativePrompt: string | undefined,
  pass: SchedulePass,
): StepTexts[] {
  const prompts = composed.map(({ text }) => promptSchedule(text, pass));
  const negative = negativePrompt === undefined ? undefined : promptSchedule(negativePrompt, pass);
  return Array.from({ length: pass.steps }, (_, index) => ({
    prompts: prompts.map((schedule) => scheduledText(schedule, index + 1)),
    negativePrompt: negative && scheduledText(negative, index + 1),
  }));
}

function conditioningOf(
  course: EncodedSteps["told"],
  weights: readonly number[],
  traits: Omit<EncodedSteps, "told">,
): Conditioning {
  const at = (step: number) => course[step] ?? course.at(-1)!;
  return { ...traits, ...at(0), weights, at };
}
