import type { RemoteConfig } from "../../config/config.ts";
import type { ModelCapabilities } from "../../domain/capabilities.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import type { GenerationContext, GenerationPlan, ImageModel } from "../image-model.ts";
import { planRequest } from "../planning/plan-request.ts";
import type { PlannedModel } from "../planning/plan-request.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { runCalls } from "../remote/run-calls.ts";
import { imageToImageOf15, imageToImageOfXl, textToImageOfXl } from "./capabilities.ts";
import type { AccountCapabilities } from "./capabilities.ts";
import { createSegmindClient } from "./client.ts";
import type { SegmindClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { slugs } from "./request.ts";
import type { Slug } from "./request.ts";
import { runSegmindCall } from "./run-call.ts";
import { schedulerNames } from "./schedulers.ts";
import { sourceTarget, warnOfFit } from "./source-target.ts";

/** Calls at a time for one account. */
const CONCURRENCY = 4;

interface Description {
  readonly name: string;
  readonly capabilities: (account: AccountCapabilities) => ModelCapabilities;
  /** The model that comes closest for a request of the other kind. */
  readonly relative: Slug;
  readonly toleratedSchedulers?: readonly string[];
  readonly takesHighNoiseFraction?: boolean;
}

const descriptions: Readonly<Record<Slug, Description>> = {
  "sdxl1.0-txt2img": {
    name: "Segmind SDXL 1.0",
    capabilities: textToImageOfXl,
    relative: "sdxl-img2img",
    takesHighNoiseFraction: true,
  },
  "sdxl-img2img": {
    name: "Segmind SDXL Img2Img",
    capabilities: imageToImageOfXl,
    relative: "sdxl1.0-txt2img",
  },
  "sd1.5-img2img": {
    name: "Segmind SD 1.5 Img2Img",
    capabilities: imageToImageOf15,
    relative: "sdxl1.0-txt2img",
    // Not documented for it, but Segmind's own JavaScript client sends it.
    toleratedSchedulers: ["UniPC"],
  },
};

const idOf = (slug: Slug): string => `segmind/${slug}`;

/**
 * The three models of Segmind for one account, the text model first.
 * Throws ConfigError for a key that no header can carry.
 */
export function createSegmindModels(config: RemoteConfig, options: RemoteOptions): ImageModel[] {
  const client = createSegmindClient(config, options.send);
  const account: AccountCapabilities = {
    price: config.price === undefined ? undefined : { perPicture: config.price },
    pace: {
      account: "segmind",
      requestsPerMinute: config.requestsPerMinute,
      concurrency: CONCURRENCY,
    },
  };
  return slugs.map((slug) => createModel(slug, account, client, options));
}

function createModel(
  slug: Slug,
  account: AccountCapabilities,
  client: SegmindClient,
  options: RemoteOptions,
): ImageModel {
  const { capabilities, relative, ...description } = descriptions[slug];
  const planned: PlannedModel = {
    ...description,
    id: idOf(slug),
    capabilities: capabilities(account),
    schedulerNames,
    remarks: ({ source, size }, warn) => source && warnOfFit(source, size, description.name, warn),
  };
  return {
    id: planned.id,
    name: planned.name,
    provider: PROVIDER,
    repeatable: false,
    paid: true,
    local: false,
    capabilities: planned.capabilities,
    relative: idOf(relative),
    plan: (request) => planRequest(planned, request),
    execute: async function* (plan, context) {
      const image = await sourceOf(plan, context);
      yield* runCalls(plan, context, (call, inner) => {
        const position = plan.calls[call]?.[0] ?? call;
        return runSegmindCall({ slug, plan, call, position, image }, client, options, inner);
      });
    },
  };
}

async function sourceOf({ request }: GenerationPlan, context: GenerationContext) {
  if (!request.source) return undefined;
  const target = sourceTarget(request.source, request.size);
  const fitted = context.source({ ...target, format: "jpeg" });
  const { bytes } = await untilAborted(fitted, context.signal);
  return Buffer.from(bytes).toString("base64");
}
