import type { OnnxModel, Weight } from "../onnx/model.ts";
import { readModel } from "../onnx/read-model.ts";
import { readNumbers } from "../onnx/read-numbers.ts";
import type { Tensor } from "../tensor.ts";

/** A layer normalisation with its learnt weight and bias. */
export type LayerNorm = (value: Tensor) => Tensor;

const EPSILON = 1e-5;

/**
 * The normalisation behind a text encoder's last layer, read from its graph. Whoever leaves layers
 * out at the end must apply it themselves. Undefined when the graph does not name it.
 */
export function finalLayerNorm(path: string): LayerNorm | undefined {
  const model = readModel(path);
  const weight = numbersOf(model, "final_layer_norm.weight");
  const bias = numbersOf(model, "final_layer_norm.bias");
  if (weight === undefined || bias === undefined) return undefined;
  const width = weight.length;
  return ({ data, dims }) => {
    const normal = new Float32Array(data.length);
    for (let start = 0; start < data.length; start += width) {
      const row = data.subarray(start, start + width);
      const mean = row.reduce((sum, value) => sum + value, 0) / width;
      const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width;
      const scale = 1 / Math.sqrt(variance + EPSILON);
      for (const [index, value] of row.entries()) {
        normal[start + index] = (value - mean) * scale * weight[index]! + bias[index]!;
      }
    }
    return { data: normal, dims };
  };
}

/** A weight's numbers by the end of its name. */
function numbersOf(model: OnnxModel, nameEnd: string): Float32Array | undefined {
  const named = (name: string) => name.endsWith(nameEnd);
  const weight = model.weights.find(({ name }) => named(name)) ?? twinOf(model, named);
  return weight && readNumbers(model, weight);
}

/** Exporters keep equal weights once: an Identity node then gives the name to its twin. */
function twinOf(
  { nodes, weights }: OnnxModel,
  named: (name: string) => boolean,
): Weight | undefined {
  const identity = nodes.find(({ kind, outputs }) => kind === "Identity" && outputs.some(named));
  return weights.find(({ name }) => name === identity?.inputs[0]);
}
