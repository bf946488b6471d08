import type { Graph } from "../graph/graph.ts";
import { type Slot, slotNamed, type SlotName, type Slots } from "./slots.ts";

/** What a request gives, by the names of slots. */
export type Values = Readonly<Partial<Record<SlotName, string | number>>>;

const PLACEHOLDER = /\{\{\s*([\w-]+)\s*\}\}/g;

/** The placeholders in a graph's texts: where each stands, and names that nobody knows. */
export function findPlaceholders(graph: Graph): {
  readonly slots: Slots;
  readonly unknown: readonly string[];
} {
  const slots = new Map<SlotName, Slot[]>();
  const unknown: string[] = [];
  for (const [node, { inputs }] of Object.entries(graph)) {
    for (const [input, value] of Object.entries(inputs)) {
      if (typeof value !== "string") continue;
      for (const [, name = ""] of value.matchAll(PLACEHOLDER)) {
        const slot = slotNamed(name);
        if (slot === undefined) unknown.push(name);
        else slots.set(slot, [...(slots.get(slot) ?? []), { node, input }]);
      }
    }
  }
  return { slots: Object.fromEntries(slots), unknown };
}

/**
 * A text with its placeholders filled in. One that is nothing but a placeholder becomes the value
 * itself, be it a number; one that has no value becomes empty.
 */
export function fillPlaceholders(text: string, values: Values): string | number {
  const whole = /^\s*\{\{\s*([\w-]+)\s*\}\}\s*$/.exec(text)?.[1];
  const valueOf = (name: string): string | number => {
    const slot = slotNamed(name);
    return (slot && values[slot]) ?? "";
  };
  if (whole !== undefined) return valueOf(whole);
  return text.replaceAll(PLACEHOLDER, (_, name: string) => String(valueOf(name)));
}

/** Whether a text has a placeholder in it. */
export function hasPlaceholder(value: unknown): value is string {
  return typeof value === "string" && value.search(PLACEHOLDER) >= 0;
}
