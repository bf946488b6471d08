import { type RefusedErrorCode, RefusedError, UserError } from "../../domain/errors.ts";
import type { Job, JobKind } from "../../domain/job.ts";
import type { Draft, GenerationRequest } from "../../domain/request.ts";
import type { AdmissionLimits } from "../../storage/job-store.ts";
import { AlreadyRetried } from "./already-retried.ts";
import { type Choice, chooseModel, chooseSuccessor, inOrder } from "./choose-model.ts";
import type { StudioDependencies } from "../dependencies.ts";
import { drawSeed, largestFirstSeed } from "./seed.ts";
import { settleDraft } from "./settle-draft.ts";
import { settleVariation } from "./settle-variation.ts";
import type { Order } from "../studio.ts";

type Limit = keyof AdmissionLimits;

const refusals: Readonly<Record<Limit, readonly [RefusedErrorCode, (allowed: number) => string]>> =
  {
    jobsPerUser: [
      "too-many-jobs",
      (allowed) =>
        `You already have ${allowed} ${allowed === 1 ? "order" : "orders"} waiting (the limit here is ${allowed}). Wait for one, or cancel one with /queue.`,
    ],
    picturesPerDay: [
      "daily-limit",
      (allowed) =>
        `That would be more pictures than you can have today (the limit here is ${allowed} a day). The count starts again at midnight UTC.`,
    ],
    queueLimit: [
      "queue-full",
      (allowed) =>
        `The queue is full: ${allowed} ${allowed === 1 ? "order is" : "orders are"} waiting (the limit here is ${allowed}). Try again in a few minutes.`,
    ],
    dailyBudget: [
      "budget-spent",
      (allowed) =>
        `This would go beyond the daily budget of this server (${allowed}). It starts again at midnight UTC; models without a price are not counted.`,
    ],
  };

/**
 * Makes the door of the pipeline: an order becomes a stored job, or is turned away.
 * The gate throws RefusedError for a limit, AlreadyRetried for a second retry, UserError for a wrong
 * option, an unknown model, or a source picture that is no longer kept.
 */
export function createAdmission(
  dependencies: Pick<
    StudioDependencies,
    "models" | "storage" | "limits" | "defaultModel" | "drawSeed"
  >,
): (order: Order) => Promise<Job> {
  const { models, storage, limits, defaultModel } = dependencies;
  const draw = dependencies.drawSeed ?? drawSeed;

  return async (order) => {
    const draft = settleDraft(order.draft);
    const { model, warnings } = await choose(draft, order.kind);
    await requireSource(draft.source?.picture);
    await requireSource(draft.source?.mask?.picture);
    const drawn = () => draw(largestFirstSeed(model.capabilities.maxSeed));
    const seed = draft.seed ?? drawn();
    const variation = settleVariation(draft.variation, drawn);
    const request: GenerationRequest = { ...draft, model: model.id, seed, variation };
    const plan = model.plan(request);
    const result = await storage.jobs.admit(
      {
        kind: order.kind,
        ...order.requester,
        request,
        warnings: [...(order.warnings ?? []), ...warnings, ...plan.warnings],
        parent: order.parent,
        place: order.place,
        cost: plan.cost,
      },
      limits,
    );
    if (result.outcome === "admitted") return result.job;
    if (result.outcome === "repeated") throw new AlreadyRetried(result.job);
    const [code, words] = refusals[result.limit];
    throw new RefusedError(code, words(result.allowed));
  };

  async function choose(draft: Draft, kind: JobKind): Promise<Choice> {
    const { model } = draft;
    const isGone = () => model !== undefined && models.all().every(({ id }) => id !== model);
    if (isGone()) await models.refresh?.();
    const candidates = inOrder(models, defaultModel);
    // Nobody named the model of a job that goes on from another one.
    return model !== undefined && isGone() && kind !== "imagine"
      ? chooseSuccessor({ ...draft, model }, candidates)
      : chooseModel(draft, candidates);
  }

  async function requireSource(hash: string | undefined): Promise<void> {
    if (hash === undefined || (await storage.pictures.get(hash)) !== undefined) return;
    throw new UserError(
      "gone",
      "The picture to start from is no longer kept here. Send it again as an attachment.",
    );
  }
}
