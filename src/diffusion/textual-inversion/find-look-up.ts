import { intOf } from "../onnx/attributes.ts";
import { type GraphNode, type OnnxModel, tensorType } from "../onnx/model.ts";

/** Where a text encoder's graph looks the vectors of its tokens up. */
export interface LookUp {
  readonly node: GraphNode;
  /** TensorProto's number for the type of the vectors. */
  readonly type: number;
  /** Numbers in a vector. */
  readonly width: number;
}

/** What changes the ids' shape or type on their way to the table, but not the ids. */
const CARRIERS = new Set(["Reshape", "Cast", "Identity", "Unsqueeze", "Squeeze"]);

const FLOATS: ReadonlySet<number> = new Set([tensorType.float32, tensorType.float16]);

/**
 * Finds the node that turns `input_ids` into vectors: a Gather from a table of floating-point
 * numbers, reached through nothing but changes of shape and type. Exports that store half precision
 * and compute in float32 cast the table first. Undefined when there is no such node.
 */
export function findLookUp(model: Pick<OnnxModel, "nodes" | "weights">): LookUp | undefined {
  const ids = new Set(["input_ids"]);
  const casts = new Map<string, GraphNode>();
  for (const node of model.nodes) {
    const [data = "", index = ""] = node.inputs;
    const [output = ""] = node.outputs;
    if (CARRIERS.has(node.kind) && ids.has(data)) ids.add(output);
    else if (node.kind === "Cast" || node.kind === "Identity") casts.set(output, node);
    if (node.kind !== "Gather" || !ids.has(index)) continue;
    const table = tableOf(model, data, casts);
    if (table !== undefined) return { node, ...table };
  }
  return undefined;
}

/** The type and width of a table's rows, looked at through casts. */
function tableOf(
  { weights }: Pick<OnnxModel, "weights">,
  name: string,
  casts: Map<string, GraphNode>,
): Pick<LookUp, "type" | "width"> | undefined {
  let [table, type] = [name, undefined as number | undefined];
  for (let cast = casts.get(table); cast !== undefined; cast = casts.get(table)) {
    // Each is looked through once: a damaged graph could lead in a circle.
    casts.delete(table);
    type ??= intOf(cast, "to");
    table = cast.inputs[0] ?? "";
  }
  const weight = weights.find((each) => each.name === table);
  const [, width, ...more] = weight?.dims ?? [];
  if (weight === undefined || !FLOATS.has(weight.type)) return undefined;
  return width === undefined || more.length > 0 ? undefined : { type: type ?? weight.type, width };
}
