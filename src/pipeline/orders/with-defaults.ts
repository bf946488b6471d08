import type { Draft } from "../../domain/request.ts";
import type { OrderDefaults } from "../../domain/rules/server-rules.ts";
import type { Order } from "../studio.ts";

/**
 * The draft of an order with the defaults of the place where it says nothing. What is made of another
 * job keeps that job's options: absent there means the model's own.
 */
export function withDefaults({ kind, draft }: Order, defaults: OrderDefaults): Draft {
  if (kind !== "imagine") return draft;
  const said = Object.entries(draft).filter(([, value]) => value !== undefined);
  const { count = draft.count, ...others } = defaults;
  return { ...draft, ...others, count, ...Object.fromEntries(said) };
}
