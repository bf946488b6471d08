/**
 * Opens a text encoder's graph for vectors of its own making. An exported text encoder takes token
 * ids only and looks their vectors up in a table; an embedding's vectors are in no table. So two
 * inputs are added behind the look-up,
 *
 *     embedded = look-up · easel_words + easel_vectors
 *
 * where `easel_words` [texts, tokens, 1] is 1 for a word and 0 for a vector of ours, which stands in
 * `easel_vectors` [texts, tokens, width]. Any embedding then works without loading the graph anew.
 */
import type { Port } from "../onnx/model.ts";
import { findLookUp } from "../textual-inversion/find-look-up.ts";
import { VECTORS_INPUT, WORDS_INPUT } from "../textual-inversion/vector-inputs.ts";
import type { Rewrite } from "./rewrite.ts";
import { nodeOf } from "./wiring.ts";

/** Does nothing when the graph looks its tokens up in no way that is known. */
export const openTokens: Rewrite = (model) => {
  const lookUp = findLookUp(model);
  if (lookUp === undefined) return false;
  const { node, type, width } = lookUp;
  const [output = ""] = node.outputs;
  const [looked, kept] = [`easel/${output}`, `easel/kept/${output}`];
  const choice = [
    { ...node, outputs: [looked] },
    nodeOf("Mul", [looked, WORDS_INPUT], kept),
    nodeOf("Add", [kept, VECTORS_INPUT], output),
  ];
  model.nodes = model.nodes.flatMap((each) => (each === node ? choice : [each]));
  model.inputs.push(port(WORDS_INPUT, type, 1), port(VECTORS_INPUT, type, width));
  return true;
};

function port(name: string, type: number, width: number): Port {
  return { name, type, dims: ["texts", "tokens", width] };
}
