import type { Config } from "../../config/config.ts";
import { ConfigError, ProviderError } from "../../domain/errors.ts";
import { checkImagePipelineKey } from "../../providers/imagepipeline/check-key.ts";
import { readSegmindCredits } from "../../providers/segmind/credits.ts";
import type { Finding } from "./finding.ts";

const TIMEOUT_MS = 10_000;

/** Which remote services have a key, and whether the keys answer; asks only what is free. */
export async function checkServices(config: Config): Promise<readonly Finding[]> {
  return Promise.all([checkSegmind(config), checkImagePipeline(config)]);
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
    return broken(subject, "SEGMIND_API_KEY", error);
  }
}

async function checkImagePipeline({ imagePipeline }: Config): Promise<Finding> {
  const subject = "ImagePipeline";
  if (!imagePipeline) return { subject, lines: ["no key (IMAGEPIPELINE_API_KEY)"] };
  try {
    await checkImagePipelineKey(imagePipeline, AbortSignal.timeout(TIMEOUT_MS));
    return { subject, lines: [`the key is not refused; the model is ${imagePipeline.modelId}`] };
  } catch (error) {
    return broken(subject, "IMAGEPIPELINE_API_KEY", error);
  }
}

function broken(subject: string, setting: string, error: unknown): Finding {
  const kind = error instanceof ProviderError ? error.kind : undefined;
  if (kind === "bad-key") {
    const next = `Copy the key out of ${subject}'s console once more, and put it into ${setting}.`;
    return { subject, lines: [`the key in ${setting} is refused`], broken: true, next };
  }
  if (kind === "no-credits") {
    const next = `${subject} has no credits left: top up in its console.`;
    return { subject, lines: ["no credits left"], broken: true, next };
  }
  if (error instanceof ConfigError) {
    return { subject, lines: [error.message], broken: true, next: error.message };
  }
  const words = `no answer to work with (${reasonOf(error)})`;
  const next = `${subject} did not answer as it should: look whether the network and the base URL are right, or try again later.`;
  return { subject, lines: [words], broken: true, next };
}

/** For the operator, who may see more of the service's own words than others. */
function reasonOf(error: unknown): string {
  if (error instanceof ProviderError && error.diagnosis !== undefined) return error.diagnosis;
  if (error instanceof DOMException) return `none within ${TIMEOUT_MS / 1000} s`;
  return error instanceof Error ? error.message : String(error);
}
