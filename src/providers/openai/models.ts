import type { GenerationRequest } from "../../domain/request.ts";
import type { GenerationPlan, ImageModel } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import type { ProviderParts } from "../provider.ts";
import { runCalls } from "../remote/run-calls.ts";
import type { OpenAiClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { familyOf, type Family, MOST_INPUTS } from "./families.ts";
import { readInputs } from "./inputs.ts";
import { sizeOfSource } from "./plan-size.ts";
import { runOpenAiCall } from "./run-call.ts";
import { samplers } from "./samplers.ts";
import type { Account } from "./settings.ts";
import { warnOfInputs } from "./warn-of-inputs.ts";

/** Calls at a time for one account; a machine of one's own draws one picture after the other. */
const CONCURRENCY = 4;

/** A model of the server, by the server's own name for it. */
export function createOpenAiModel(
  model: string,
  account: Account,
  client: OpenAiClient,
  parts: ProviderParts,
): ImageModel {
  const family = familyOf(model);
  const name = account.isOfficial ? `${PROVIDER} ${model}` : model;
  const { isPaid, price, requestsPerMinute } = account;
  const planned: PlannedModel = {
    id: `openai/${model}`,
    name,
    capabilities: {
      ...family.capabilities,
      price: price === undefined ? undefined : { perPicture: price },
      pace: { account: "openai", requestsPerMinute, concurrency: isPaid ? CONCURRENCY : 1 },
    },
    schedulerNames: samplers,
    remarks: (effective, warn) => warnOfInputs(effective, name, warn),
  };
  const partialImages = family.dialect === "gpt" ? account.partialImages : 0;
  return {
    id: planned.id,
    name,
    provider: PROVIDER,
    repeatable: !isPaid,
    paid: isPaid,
    local: false,
    capabilities: planned.capabilities,
    plan: (asked) => plan(planned, family, asked),
    execute: async function* (made, context) {
      const inputs = await readInputs(made.request, context);
      yield* runCalls(made, context, (call, inner) => {
        const position = made.calls[call]?.[0] ?? call;
        const one = {
          model,
          name,
          family,
          plan: made,
          call,
          position,
          inputs,
          partialImages,
          isPaid,
        };
        return runOpenAiCall(one, client, parts, inner);
      });
    },
  };
}

function plan(model: PlannedModel, family: Family, asked: GenerationRequest): GenerationPlan {
  const size = sizeOfSource(asked, model.capabilities.sizes);
  const max = MOST_INPUTS - (asked.source ? 1 : 0);
  const room = { ...model, capabilities: { ...model.capabilities, references: { max } } };
  const settled = planRequest(room, { ...asked, size });
  if (family.dialect === "gpt") return settled;
  // Such a server was started with values of its own: what nobody asked for is left to them.
  const { request } = settled;
  return {
    ...settled,
    request: {
      ...request,
      size: size && request.size,
      steps: asked.steps === undefined ? undefined : request.steps,
      guidanceScale: asked.guidanceScale === undefined ? undefined : request.guidanceScale,
    },
  };
}
