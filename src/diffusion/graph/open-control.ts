/**
 * Opens a UNet's graph for a ControlNet. An export takes no residuals; so here each connection from the
 * way down to the way up gets an input that is added to it, and the middle block's result gets another:
 *
 *     skip → (+ easel_control_i) → Concat        middle → (+ easel_control_mid) → the first Concat
 *
 * What else the skip is used for stays as it was.
 */
import { intOf } from "../onnx/attributes.ts";
import type { GraphNode, OnnxModel } from "../onnx/model.ts";
import type { Rewrite } from "./rewrite.ts";
import { nodeOf } from "./wiring.ts";

/** The input of the residual with that number, counted on the way down. */
export const skipInput = (index: number): string => `easel_control_${index}`;
/** The input of the middle block's residual. */
export const MIDDLE_INPUT = "easel_control_mid";

/** Does nothing to a graph in which no such connections are found. */
export const openControl: Rewrite = Object.assign(
  (model: OnnxModel): boolean => {
    const joins = skipJoins(model);
    const type = model.inputs.find(({ name }) => name === "sample")?.type;
    if (joins.length === 0 || type === undefined) return false;
    const before = new Map<GraphNode, GraphNode[]>();
    for (const [index, join] of joins.entries()) {
      const [risen = "", skip = ""] = join.inputs;
      const input = skipInput(joins.length - 1 - index);
      const steered = `easel/control/${index}`;
      const nodes = [nodeOf("Add", [skip, input], steered)];
      let below = risen;
      if (index === 0) {
        below = "easel/control/mid";
        nodes.push(nodeOf("Add", [risen, MIDDLE_INPUT], below));
      }
      join.inputs = [below, steered];
      before.set(join, nodes);
    }
    model.nodes = model.nodes.flatMap((node) => [...(before.get(node) ?? []), node]);
    const names = [...Array.from(joins.keys(), skipInput), MIDDLE_INPUT];
    model.inputs.push(...names.map((name) => ({ name, type, dims: ["", "", "", ""] })));
    return true;
  },
  { isNeeded: true },
);

/** Where the way up is joined with the way down, in the order of the way up. */
export function skipJoins({ nodes }: Pick<OnnxModel, "nodes">): readonly GraphNode[] {
  const joins = nodes.filter(
    (node) => node.kind === "Concat" && intOf(node, "axis") === 1 && node.inputs.length === 2,
  );
  // Where the exporter kept names, they tell.
  const named = joins.filter(({ name }) => /(?:^|\/)up_blocks\.\d+\//u.test(name));
  return named.length > 0 ? named : joins;
}
