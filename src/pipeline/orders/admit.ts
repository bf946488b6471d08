import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { storedPlanSchema } from "../../domain/plan.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Message, say } from "../../words/index.ts";
import { granted, refusalError } from "../policy/answer.ts";
import { limitRefusal } from "../policy/limit-refusal.ts";
import type { Order } from "../studio.ts";
import type { Tools } from "../tools.ts";
import { AlreadyRetried } from "./already-retried.ts";
import { chooseFor } from "./choose-for.ts";
import { largestFirstSeed } from "./seed.ts";
import { settleDraft } from "./settle-draft.ts";
import { settleVariation } from "./settle-variation.ts";
import { warnOfSeed } from "./warn-of-seed.ts";
import { withDefaults } from "./with-defaults.ts";

/**
 * The door of the pipeline: an order becomes a stored job, or is turned away. `acknowledged` says
 * whether its owner knows of it already; otherwise the job stays out of the queue until they do.
 * Throws RefusedError for a limit or a rule, AlreadyRetried for a second retry, UserError for a wrong
 * option, an unknown model, or a source picture that is no longer kept.
 */
export async function admit(
  order: Order,
  acknowledged: boolean,
  tools: Pick<Tools, "policy" | "models" | "inOrder" | "storage" | "drawSeed">,
): Promise<Job> {
  const { policy, storage, drawSeed } = tools;
  const rights = granted(await policy.mayOrder(order.requester));
  const draft = settleDraft(withDefaults(order, rights.defaults));
  const { model, warnings } = await chooseFor(draft, order.kind, rights, tools);
  await requireStored(draft.source?.picture, say("orders.source-gone"), tools);
  await requireStored(draft.source?.mask?.picture, say("orders.mask-gone"), tools);
  for (const { picture } of draft.references ?? []) {
    await requireStored(picture, say("orders.source-gone"), tools);
  }
  await requireStored(draft.control?.image.picture, say("orders.source-gone"), tools);
  const drawn = () => drawSeed(largestFirstSeed(model.capabilities.maxSeed));
  const seed = draft.seed ?? drawn();
  const variation = settleVariation(draft.variation, drawn);
  const request: GenerationRequest = { ...draft, model: model.id, seed, variation };
  const plan = await (model.planAhead?.(request) ?? model.plan(request));
  const { userId, guildId, channelId } = order.requester;
  const result = await storage.jobs.admit(
    {
      kind: order.kind,
      userId,
      guildId,
      channelId,
      request,
      warnings: [
        ...(order.warnings ?? []),
        ...warnings,
        ...warnOfSeed(order, model),
        ...plan.warnings,
      ],
      parent: order.parent,
      place: order.place,
      cost: plan.cost,
      plan: storedPlanSchema.parse(plan),
      acknowledged,
      reservation: order.room?.id,
    },
    rights.limits,
  );
  if (result.outcome === "admitted") return result.job;
  if (result.outcome === "repeated") throw new AlreadyRetried(result.job);
  throw refusalError(limitRefusal(result.limit, result.allowed, rights.setBy));
}

async function requireStored(
  hash: string | undefined,
  gone: Message,
  { storage }: Pick<Tools, "storage">,
): Promise<void> {
  if (hash === undefined || (await storage.pictures.get(hash)) !== undefined) return;
  throw new UserError("gone", gone);
}
