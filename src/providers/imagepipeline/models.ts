import type { ImageModel } from "../image-model.ts";
import { planRequest } from "../planning/plan-request.ts";
import type { PlannedModel } from "../planning/plan-request.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { runCalls } from "../remote/run-calls.ts";
import { textToImage } from "./capabilities.ts";
import { createImagePipelineClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { remarks } from "./remarks.ts";
import { imagePipelineBody } from "./request.ts";
import { runImagePipelineCall } from "./run-call.ts";
import { schedulerNames } from "./schedulers.ts";
import type { ImagePipelineAccount } from "./settings.ts";

/** Calls at a time for one account; a call lasts only until it is accepted. */
const CONCURRENCY = 4;

/**
 * The model of ImagePipeline for one account.
 * Throws ConfigError for a key that no header can carry.
 */
export function createImagePipelineModels(
  config: ImagePipelineAccount,
  options: RemoteOptions,
): ImageModel[] {
  const client = createImagePipelineClient(config, options.send);
  const planned: PlannedModel = {
    id: "imagepipeline/sdxl",
    name: "ImagePipeline SDXL",
    capabilities: textToImage({
      price: config.price === undefined ? undefined : { perPicture: config.price },
      pace: {
        account: "imagepipeline",
        requestsPerMinute: config.requestsPerMinute,
        concurrency: CONCURRENCY,
      },
    }),
    schedulerNames,
    remarks,
  };
  const { timeoutMs, modelId } = config;
  return [
    {
      id: planned.id,
      name: planned.name,
      provider: PROVIDER,
      repeatable: false,
      paid: true,
      local: false,
      capabilities: planned.capabilities,
      plan: (request) => planRequest(planned, request),
      execute: (plan, context) =>
        runCalls(plan, context, (call, inner) => {
          const position = plan.calls[call]?.[0] ?? call;
          const body = imagePipelineBody(modelId, plan.request, position);
          return runImagePipelineCall(
            { plan, call, position, body, timeoutMs },
            client,
            options,
            inner,
          );
        }),
    },
  ];
}
