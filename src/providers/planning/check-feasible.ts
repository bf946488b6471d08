import { UserError } from "../../domain/errors.ts";
import type { GenerationRequest } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { PlannedModel } from "./plan-request.ts";

/** Throws UserError for a request that a model cannot do at all. */
export function checkFeasible(
  { name: model, capabilities }: Pick<PlannedModel, "name" | "capabilities">,
  asked: GenerationRequest,
): void {
  if (asked.source && !capabilities.imageToImage) {
    throw new UserError("invalid-option", say("planning.words-only", { model }));
  }
  if (!asked.source && !capabilities.textToImage) {
    throw new UserError("no-picture", say("planning.needs-picture", { model }));
  }
  if (asked.prompt.trim() === "") {
    throw new UserError("invalid-option", say("planning.needs-prompt", { model }));
  }
}
