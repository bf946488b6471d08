import { UserError } from "../../domain/errors.ts";
import { storedPlanSchema } from "../../domain/plan.ts";
import type { Draft, GenerationRequest } from "../../domain/request.ts";
import type { Warning } from "../../domain/warning.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { NewJob } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import { granted } from "../policy/answer.ts";
import type { OrderRights } from "../policy/policy.ts";
import type { Order } from "../studio.ts";
import type { Tools } from "../tools.ts";
import { chooseFor } from "./choose-for.ts";
import { expandDraft } from "./expand-draft.ts";
import { largestFirstSeed } from "./seed.ts";
import { settleDraft } from "./settle-draft.ts";
import { settleVariation } from "./settle-variation.ts";
import { warnOfSeed } from "./warn-of-seed.ts";
import { withDefaults } from "./with-defaults.ts";

/** What settling an order takes. */
export type SettlingTools = Pick<
  Tools,
  "policy" | "models" | "inOrder" | "storage" | "drawSeed" | "wildcards"
>;

/** An order in which nothing is open any more: one job, or one for each prompt that it means. */
export interface SettledOrder {
  readonly rights: OrderRights;
  readonly jobs: readonly SettledJob[];
}

/** A job as it would be stored, without who is told of it and where. */
export interface SettledJob extends Omit<NewJob, "place" | "acknowledged" | "reservation"> {
  /** What was done differently, beside what its plan says. */
  readonly early: readonly Warning[];
}

/**
 * Settles what an order leaves open: defaults, model, seed, the choices in its words, plan and price.
 * Throws RefusedError for a rule, UserError for a wrong option, an unknown model, or a source picture
 * that is no longer kept.
 */
export async function settleOrder(order: Order, tools: SettlingTools): Promise<SettledOrder> {
  const rights = granted(await tools.policy.mayOrder(order.requester));
  const draft = settleDraft(withDefaults(order, rights.defaults));
  const { model, warnings } = await chooseFor(draft, order.kind, rights, tools);
  await requirePictures(draft, tools);
  const drawn = () => tools.drawSeed(largestFirstSeed(model.capabilities.maxSeed));
  const seed = draft.seed ?? drawn();
  const variation = settleVariation(draft.variation, drawn);
  const drafts = await expandDraft({ ...draft, seed }, order.typed ?? [], tools.wildcards);
  // The seed of an order that waited for a yes was settled by us.
  const ofSeed = order.question === undefined ? warnOfSeed(order, model) : [];
  const early = [...(order.warnings ?? []), ...warnings, ...ofSeed];
  const jobs = drafts.map((each) =>
    settledJob(order, { ...each, model: model.id, seed, variation }, model, early),
  );
  return { rights, jobs };
}

function settledJob(
  { kind, requester, parent }: Order,
  request: GenerationRequest,
  model: ImageModel,
  early: readonly Warning[],
): SettledJob {
  const plan = model.plan(request);
  const { userId, guildId, channelId } = requester;
  return {
    kind,
    userId,
    guildId,
    channelId,
    request,
    early,
    warnings: [...early, ...plan.warnings],
    parent,
    cost: plan.cost,
    plan: storedPlanSchema.parse(plan),
  };
}

async function requirePictures(
  { source, references, control }: Draft,
  tools: SettlingTools,
): Promise<void> {
  await requireStored(source?.picture, say("orders.source-gone"), tools);
  await requireStored(source?.mask?.picture, say("orders.mask-gone"), tools);
  for (const { picture } of references ?? [])
    await requireStored(picture, say("orders.source-gone"), tools);
  await requireStored(control?.image.picture, say("orders.source-gone"), tools);
}

async function requireStored(
  hash: string | undefined,
  gone: Message,
  { storage }: Pick<Tools, "storage">,
): Promise<void> {
  if (hash === undefined || (await storage.pictures.get(hash)) !== undefined) return;
  throw new UserError("gone", gone);
}
