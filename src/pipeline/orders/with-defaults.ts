import type { Draft } from "../../domain/request.ts";
import type { OrderDefaults } from "../../domain/rules/server-rules.ts";
import type { ImageModel } from "../../providers/image-model.ts";
import type { Order } from "../studio.ts";

/**
 * The draft of an order with the defaults of the place where it says nothing; how many pictures is
 * said by everybody. What is made of another job keeps that job's options: absent there means the
 * model's own.
 */
export function withDefaults({ kind, draft }: Order, defaults: OrderDefaults): Draft {
  if (kind !== "imagine") return draft;
  const { model, size, style, steps } = defaults;
  return {
    ...draft,
    model: draft.model ?? model,
    // A picture to start from brings its own size.
    size: draft.size ?? (draft.source === undefined ? size : undefined),
    style: draft.style ?? style,
    steps: draft.steps ?? steps,
  };
}

/** Those of the defaults that can be used: a model that is gone is nobody's default any more. */
export function usableDefaults(
  defaults: OrderDefaults,
  models: readonly Pick<ImageModel, "id">[],
): OrderDefaults {
  const { model, ...others } = defaults;
  const isThere = model === undefined || models.some(({ id }) => id === model);
  return isThere ? defaults : others;
}
