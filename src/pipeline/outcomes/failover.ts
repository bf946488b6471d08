import { withAddedWords } from "../../domain/added-words.ts";
import { isDeepStrictEqual } from "node:util";
import { DiffusionError, EaselError, ProviderError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import { storedPlan } from "../../domain/plan.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { warning } from "../../domain/warning.ts";
import type { GenerationPlan, ImageModel } from "../../providers/image-model.ts";
import type { Budgets, Transition } from "../../storage/job-store.ts";
import { type Message, say } from "../../words/index.ts";
import { byOrder, takes } from "../orders/choose-model.ts";
import type { Loss } from "../run-result.ts";
import { isFaultOfTheRequest } from "./failure.ts";

/** What changes of a job that another model takes over, and why it does, for the log. */
export interface Takeover {
  readonly change: Transition & { readonly request: GenerationRequest };
  readonly reason: string;
}

/** A job that its model failed. */
interface FailedJob {
  readonly job: Job;
  readonly model: ImageModel;
  readonly losses: readonly Loss[];
  /** What its server, or its owner in direct messages, may spend a day. */
  readonly budgets: Budgets;
}

/**
 * Another model may step in only when nothing was, or may have been, billed, and when the order is
 * not the reason.
 */
export function mayMove(losses: readonly Loss[]): boolean {
  return losses.every(({ error }) => {
    if (isFaultOfTheRequest(error)) return false;
    if (error instanceof ProviderError) return error.billed === "no";
    return error instanceof DiffusionError;
  });
}

/**
 * The models that can take a failed job over, the best first: those that take its kind of request,
 * are allowed and were not tried yet, and whose provider is up. What costs nothing is never moved to
 * a service that is paid for, and nothing to a model with a higher price.
 */
export function findTakeovers(
  failed: FailedJob,
  models: readonly ImageModel[],
  usable: {
    readonly order: readonly string[];
    isUp(provider: string): boolean;
    isAllowed(id: string): boolean;
    isSmallEnough(planned: GenerationRequest): boolean;
  },
): readonly Takeover[] {
  const { job, model, losses } = failed;
  const onlyTheModel = losses.every(
    ({ error }) => error instanceof ProviderError && error.kind === "gone-model",
  );
  const price = planOf(model, job.request)?.cost;
  const candidates = byOrder(models, usable.order).filter(
    (other) =>
      other.id !== model.id &&
      usable.isAllowed(other.id) &&
      takes(other, job.request) &&
      (other.provider !== model.provider || onlyTheModel) &&
      usable.isUp(other.provider) &&
      (model.paid || !other.paid),
  );
  return candidates.flatMap((other) => {
    const plan = planOf(other, { ...job.request, model: other.id });
    if (plan === undefined || !usable.isSmallEnough(plan.request)) return [];
    if (price !== undefined && (plan.cost ?? 0) > price) return [];
    return [takeover(failed, other, plan)];
  });
}

function takeover(
  { job, model, losses, budgets }: FailedJob,
  other: ImageModel,
  plan: GenerationPlan,
): Takeover {
  // What the model that failed could not honour, this one may.
  const before = job.plan?.warnings ?? [];
  const kept = job.warnings.filter((each) => !before.some((old) => isDeepStrictEqual(old, each)));
  const moved = warning("model", whyMoved(model, other, losses));
  return {
    change: {
      request: { ...job.request, model: other.id },
      plan: storedPlan(plan, job.request),
      cost: plan.cost,
      warnings: [...kept, moved, ...plan.warnings],
      ...budgets,
    },
    reason: losses[0]?.error instanceof Error ? losses[0].error.message : "unknown",
  };
}

function whyMoved(model: ImageModel, other: ImageModel, losses: readonly Loss[]): Message {
  const error = losses[0]?.error;
  const names = { model: model.name, other: other.name };
  if (!(error instanceof ProviderError)) return say("failure.moved-broken", names);
  if (error.kind === "gone-model") return say("failure.moved-gone", names);
  const all = { ...names, service: model.provider };
  if (error.kind === "no-credits") return say("failure.moved-no-credits", all);
  if (error.kind === "bad-key") return say("failure.moved-bad-key", all);
  if (error.kind === "rate-limited") return say("failure.moved-busy", all);
  return say("failure.moved-down", all);
}

function planOf(model: ImageModel, request: GenerationRequest): GenerationPlan | undefined {
  try {
    return model.plan(withAddedWords(request));
  } catch (error) {
    if (error instanceof EaselError) return undefined;
    throw error;
  }
}
