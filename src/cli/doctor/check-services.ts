import type { Config } from "../../config/config.ts";
import { EaselError } from "../../domain/errors.ts";
import { readSegmindCredits } from "../../providers/segmind/credits.ts";
import type { Finding } from "./finding.ts";

const TIMEOUT_MS = 10_000;

/** Which remote services have a key, and whether the keys answer. */
export async function checkServices(config: Config): Promise<readonly Finding[]> {
  return [await checkSegmind(config), checkImagePipeline(config)];
}

async function checkSegmind({ segmind, creditsWarning }: Config): Promise<Finding> {
  const subject = "Segmind";
  if (!segmind) return { subject, lines: ["no key (SEGMIND_API_KEY)"] };
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { credits, freeCredits } = await readSegmindCredits(segmind, signal);
    const left = credits + freeCredits;
    const isLow = left <= (creditsWarning ?? 0);
    return {
      subject,
      lines: [`the key works; ${left.toFixed(2)} credits left`],
      broken: isLow,
      next: isLow ? "Segmind is almost out of credits: top up in its console." : undefined,
    };
  } catch (error) {
    const words = error instanceof EaselError ? error.message : "Segmind did not answer.";
    return { subject, lines: [words], broken: true, next: `Segmind: ${words}` };
  }
}

function checkImagePipeline({ imagePipeline }: Config): Finding {
  const subject = "ImagePipeline";
  if (!imagePipeline) return { subject, lines: ["no key (IMAGEPIPELINE_API_KEY)"] };
  return {
    subject,
    lines: [
      `a key is set, for model ${imagePipeline.modelId}`,
      "(not tried: ImagePipeline has no call that costs nothing)",
    ],
  };
}
