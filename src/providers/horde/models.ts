import type { GenerationRequest } from "../../domain/request.ts";
import { untilAborted } from "../../lib/until-aborted.ts";
import { say } from "../../words/index.ts";
import type { GenerationContext, ImageModel } from "../image-model.ts";
import { type PlannedModel, planRequest } from "../planning/plan-request.ts";
import { maskFile } from "../remote/mask-file.ts";
import type { RemoteOptions } from "../remote/remote-options.ts";
import { runCalls } from "../remote/run-calls.ts";
import { sizeOfSource, warnOfFit } from "../planning/source-size.ts";
import { capabilitiesOf, isMegapixel } from "./capabilities.ts";
import type { HordeClient } from "./client.ts";
import { PROVIDER } from "./errors.ts";
import { hordeBody, type SentPictures } from "./request.ts";
import type { HordeModel } from "./response.ts";
import { runHordeCall } from "./run-call.ts";
import { schedulerNames } from "./schedulers.ts";
import type { HordeAccount } from "./settings.ts";

/** Models that are offered when nobody chose: those that volunteers have most. */
const MOST_MODELS = 25;

/**
 * The models that are offered, the preferred one first: those that the settings name, in that
 * order, else those with the most workers, and of these the ones that draw a megapixel first.
 */
export function offeredModels(found: readonly HordeModel[], chosen: readonly string[]): string[] {
  const names = found
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .map(({ name }) => name);
  if (chosen.length > 0) {
    const every = found.map(({ name }) => name);
    return chosen.flatMap((wanted) => every.find((name) => same(name, wanted)) ?? []);
  }
  return names
    .slice(0, MOST_MODELS)
    .toSorted((one, other) => Number(isMegapixel(other)) - Number(isMegapixel(one)));
}

/** A model of the horde by its name there. */
export function createHordeModel(
  name: string,
  account: HordeAccount,
  client: HordeClient,
  options: RemoteOptions,
): ImageModel {
  const planned: PlannedModel = {
    id: `horde/${name}`,
    name,
    capabilities: capabilitiesOf(name, account.isAnonymous),
    schedulerNames,
    remarks: ({ source, size, prompt, negativePrompt = "" }, warn) => {
      if (source && size) warnOfFit(source, size, name, warn);
      if (/#{3,}/.test(prompt + negativePrompt)) warn("prompt", say("services.horde-hashes"));
    },
  };
  const { sizes } = planned.capabilities;
  return {
    id: planned.id,
    name,
    provider: PROVIDER,
    repeatable: true,
    paid: false,
    local: false,
    capabilities: planned.capabilities,
    plan: (asked) =>
      planRequest(planned, {
        ...asked,
        size: asked.size ?? (asked.source && sizes && sizeOfSource(asked.source, sizes)),
      }),
    execute: async function* (plan, context) {
      const pictures = await readPictures(plan.request, context);
      yield* runCalls(plan, context, (call, inner) => {
        const position = plan.calls[call]?.[0] ?? call;
        const body = hordeBody(plan.request, position, name, pictures);
        const { timeoutMs } = account;
        const order = { plan, call, position, body, timeoutMs, cancelled: context.signal };
        return runHordeCall(order, client, options, inner);
      });
    },
  };
}

async function readPictures(
  { source, size }: GenerationRequest,
  context: Pick<GenerationContext, "source" | "mask" | "signal">,
): Promise<SentPictures> {
  if (!source) return {};
  const { signal } = context;
  const { width, height } = size ?? source;
  const fitted = { width, height, fit: "cover" } as const;
  const file = await untilAborted(context.source({ ...fitted, format: "jpeg" }), signal);
  const mask =
    source.mask && (await untilAborted(context.mask({ ...fitted, format: "pixels" }), signal));
  return {
    source: Buffer.from(file.bytes).toString("base64"),
    mask: mask && maskFile(mask).toString("base64"),
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
