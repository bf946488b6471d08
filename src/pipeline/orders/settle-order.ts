import { UserError } from "../../domain/errors.ts";
import type { AddedWords } from "../../domain/added-words.ts";
import { storedPlan } from "../../domain/plan.ts";
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
import { textsOf } from "./texts-of.ts";
import { warnOfSeed } from "./warn-of-seed.ts";
import { usableDefaults, withDefaults } from "./with-defaults.ts";
import { planWithin, withinCount } from "./within-bounds.ts";

/** What settling an order takes. */
export type SettlingTools = Pick<
  Tools,
  | "policy"
  | "findRequester"
  | "models"
  | "inOrder"
  | "storage"
  | "drawSeed"
  | "wildcards"
  | "log"
  | "operators"
>;

/** An order in which nothing is open any more: one job, or one for each prompt that it means. */
export interface SettledOrder {
  readonly rights: OrderRights;
  readonly jobs: readonly SettledJob[];
}

/** A job as it would be stored, without who is told of it and where. */
export interface SettledJob extends Omit<NewJob, "target" | "acknowledged" | "reservation"> {
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
  const defaults = usableDefaults(rights.defaults, tools.models.all());
  const { draft, warnings: fewer } = withinCount(
    settleDraft(withDefaults(order, defaults)),
    rights.bounds,
  );
  const { model, warnings } = await chooseFor(draft, order.kind, rights, tools);
  await requirePictures(draft, tools);
  const drawn = () => tools.drawSeed(largestFirstSeed(model.capabilities.maxSeed));
  const seed = draft.seed ?? drawn();
  const variation = settleVariation(draft.variation, drawn);
  const drafts = await expandDraft({ ...draft, seed }, order.typed ?? [], tools.wildcards);
  // What the server itself adds is not looked at: only what the person asks for, choices made.
  granted(await tools.policy.maySay(order.requester, drafts.flatMap(textsOf)));
  // The seed of an order that waited for a yes was settled by us.
  const ofSeed = order.question === undefined ? warnOfSeed(order, model) : [];
  const early = [...(order.warnings ?? []), ...warnings, ...fewer, ...ofSeed];
  const added = addedIn(rights);
  const terms = { model, early, rights };
  const jobs: SettledJob[] = [];
  for (const each of drafts) {
    jobs.push(await settledJob(order, { ...each, model: model.id, seed, variation, added }, terms));
  }
  return { rights, jobs };
}

interface Terms {
  readonly model: ImageModel;
  readonly early: readonly Warning[];
  readonly rights: OrderRights;
}

async function settledJob(
  { kind, requester, parent }: Order,
  asked: GenerationRequest,
  { model, early: before, rights }: Terms,
): Promise<SettledJob> {
  const { request, plan, warnings: smaller } = await planWithin(asked, model, rights.bounds);
  const early = [...before, ...smaller];
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
    plan: storedPlan(plan, request),
    priority: rights.priority,
  };
}

/** What the server adds to every prompt; undefined where it adds nothing. */
function addedIn({ house }: Pick<OrderRights, "house">): AddedWords | undefined {
  const { prompt = "", negative = "" } = house?.rules.words ?? {};
  if (prompt.trim() === "" && negative.trim() === "") return undefined;
  return { prompt: prompt || undefined, negativePrompt: negative || undefined };
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
