import type { Graph } from "../graph/graph.ts";
import type { Order } from "../recipe.ts";
import { fillPlaceholders, hasPlaceholder, type Values } from "./placeholders.ts";
import type { Workflow } from "./read-workflow.ts";
import { type Slot, type SlotName, slotNames } from "./slots.ts";

/** What a placeholder stands for where a request says nothing. */
const fallbacks: Values = { strength: 1, lora_weight: 1 };

/** Options that a plan fills in with the owner's own value when nobody says: that is no change. */
const settled: ReadonlySet<SlotName> = new Set([
  "steps",
  "guidance",
  "scheduler",
  "sigmas",
  "width",
  "height",
]);

/**
 * The workflow with a request's values in their places. What the request leaves open stays as the
 * owner saved it; a batch becomes one picture, so that each can be repeated alone, unless it is a film's.
 */
export function fillWorkflow({ graph, slots, moves }: Workflow, order: Order): Graph {
  const values = valuesOf(order);
  const changes = new Map<string, Map<string, unknown>>();
  const set = ({ node, input }: Slot, value: unknown): void => {
    const inputs = changes.get(node) ?? new Map<string, unknown>();
    changes.set(node, inputs.set(input, value));
  };
  for (const name of slotNames) {
    const value = values[name];
    if (value === undefined) continue;
    const list = slots[name] ?? [];
    const [first] = list;
    // Further passes may differ from the first on purpose.
    if (settled.has(name) && first && valueAt(graph, first) === value) continue;
    for (const slot of list) {
      if (!hasPlaceholder(valueAt(graph, slot))) set(slot, value);
    }
  }
  fillLoras(slots, order, set);
  return Object.fromEntries(
    Object.entries(graph).map(([node, { class_type, inputs }]) => {
      const given = Object.entries(inputs).map(([input, value]) => {
        const isBatch = input === "batch_size" && typeof value === "number" && !moves;
        if (isBatch) return [input, 1] as const;
        return [
          input,
          hasPlaceholder(value) ? fillPlaceholders(value, { ...fallbacks, ...values }) : value,
        ] as const;
      });
      const changed = Object.fromEntries(changes.get(node) ?? []);
      return [node, { class_type, inputs: { ...Object.fromEntries(given), ...changed } }];
    }),
  );
}

const valueAt = (graph: Graph, { node, input }: Slot): unknown => graph[node]?.inputs[input];

function valuesOf({ request, seed, pictures }: Order): Values {
  const [lora] = request.loras ?? [];
  const values: Readonly<Record<SlotName, string | number | undefined>> = {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    seed,
    steps: request.steps,
    guidance: request.guidanceScale,
    scheduler: request.scheduler,
    sigmas: request.sigmas,
    width: request.size?.width,
    height: request.size?.height,
    strength: request.source?.strength,
    image: pictures.source,
    mask: pictures.mask,
    image2: pictures["reference0"],
    image3: pictures["reference1"],
    image4: pictures["reference2"],
    lora: lora?.name,
    lora_weight: lora?.weight,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Several LoRAs go to the loaders in their order; loaders that are left over count for nothing. */
function fillLoras(
  { lora = [], lora_weight: weights = [] }: Workflow["slots"],
  { request: { loras = [] } }: Order,
  set: (slot: Slot, value: unknown) => void,
): void {
  if (loras.length === 0) return;
  lora.forEach((slot, index) => {
    const asked = loras[index];
    if (asked) set(slot, asked.name);
    for (const weight of weights) {
      if (weight.node === slot.node) set(weight, asked?.weight ?? 0);
    }
  });
}
