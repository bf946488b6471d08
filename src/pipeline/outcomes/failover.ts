import { DiffusionError, EaselError, ProviderError } from "../../domain/errors.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import { byOrder, takes } from "../orders/choose-model.ts";
import { isFaultOfTheRequest } from "./failure.ts";
import type { Loss } from "../running/run-result.ts";

/** A request that another model takes over, and what its owner is told. */
export interface Takeover {
  readonly request: GenerationRequest;
  readonly warnings: readonly Warning[];
  /** The other model's estimated price, where one is configured. */
  readonly cost: number | undefined;
}

/** Another model may step in only when nothing was, or may have been, billed, and nobody asked amiss. */
export function mayMove(losses: readonly Loss[]): boolean {
  return losses.every(({ error }) => {
    if (isFaultOfTheRequest(error)) return false;
    if (error instanceof ProviderError) return error.billed === "no";
    return error instanceof DiffusionError;
  });
}

/**
 * Finds the model that takes over a failed request: the first in `order` that can do it, that was
 * not tried yet, and whose provider is up. What costs nothing is never moved to a
 * service that is paid for, nor to a dearer one.
 */
export function findTakeover(
  failed: {
    readonly model: ImageModel;
    readonly request: GenerationRequest;
    readonly losses: readonly Loss[];
  },
  models: readonly ImageModel[],
  usable: {
    readonly order: readonly string[];
    isUp(provider: string): boolean;
    wasTried(id: string): boolean;
  },
): Takeover | undefined {
  const { model, request, losses } = failed;
  const onlyTheModel = losses.every(
    ({ error }) => error instanceof ProviderError && error.kind === "gone-model",
  );
  const price = costOf(model, request);
  for (const other of byOrder(models, usable.order)) {
    if (other.id === model.id || usable.wasTried(other.id) || !takes(other, request)) continue;
    if (other.provider === model.provider && !onlyTheModel) continue;
    if (!usable.isUp(other.provider) || (!model.paid && other.paid)) continue;
    const moved = { ...request, model: other.id };
    const plan = planOf(other, moved);
    if (plan === undefined || (price !== undefined && (plan.cost ?? 0) > price)) continue;
    const message = `${whatHappened(model, losses)}: made by ${other.name} instead of ${model.name}.`;
    const warnings = [warning("model", message), ...plan.warnings];
    return { request: moved, warnings, cost: plan.cost };
  }
  return undefined;
}

function whatHappened(model: ImageModel, losses: readonly Loss[]): string {
  const error = losses[0]?.error;
  if (!(error instanceof ProviderError)) return `${model.name} failed`;
  if (error.kind === "no-credits") return `${model.provider} has no credits left`;
  if (error.kind === "bad-key") return `${model.provider} does not accept our key`;
  if (error.kind === "gone-model") return `${model.name} is no longer offered`;
  if (error.kind === "rate-limited") return `${model.provider} has too much to do`;
  return `${model.provider} is down`;
}

function costOf(model: ImageModel, request: GenerationRequest): number | undefined {
  return planOf(model, request)?.cost;
}

function planOf(model: ImageModel, request: GenerationRequest) {
  try {
    return model.plan(request);
  } catch (error) {
    if (error instanceof EaselError) return undefined;
    throw error;
  }
}
