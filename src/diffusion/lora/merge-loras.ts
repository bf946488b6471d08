/**
 * Adds LoRAs to a graph's weights. Nothing is computed or copied here: the graph itself is made to say
 *
 *     weight' = up · down + weight          (one Gemm, the LoRAs of one layer side by side in it)
 *
 * with `up` and `down` where they lie, in the LoRAs' own files. ONNX Runtime folds constants when it
 * loads a graph: it reads the weight from its file, and keeps the sum in its place. So there is never a
 * second copy of the model, neither in memory nor on disk.
 */
import { intAttribute } from "../onnx/attributes.ts";
import { type GraphNode, type OnnxModel, tensorType, type Weight } from "../onnx/model.ts";
import type { Rewrite } from "../graph/rewrite.ts";
import { nodeOf, wholeNumbersWeight } from "../graph/wiring.ts";
import type { StoredTensor } from "../safetensors/read-safetensors.ts";
import { type ModuleWeight, moduleWeights } from "./module-weights.ts";
import type { LoraPart } from "./parse-key.ts";
import type { Lora, LoraModule } from "./read-lora.ts";

/** A LoRA, and how strongly it counts. */
export interface WeighedLora {
  readonly lora: Lora;
  readonly weight: number;
}

/** A change of one layer by one LoRA. */
interface Change {
  readonly path: string;
  readonly module: LoraModule;
  readonly factor: number;
}

const TYPES: Readonly<Record<string, number>> = { F32: 1, F16: 10, BF16: 16 };

/** The rewrite that adds LoRAs to a part of a model, of which all are known to fit it. */
export function mergeLoras(part: LoraPart, loras: readonly WeighedLora[]): Rewrite {
  const merge = (model: OnnxModel): boolean => {
    const { byModule: layers } = moduleWeights(model, part);
    const changes = Map.groupBy(
      loras.flatMap(({ lora, weight }) =>
        lora.modules
          .filter((module) => module.part === part)
          .map((module): Change => ({ path: lora.path, module, factor: weight * module.scale })),
      ),
      ({ module }) => module.module,
    );
    const before = new Map<GraphNode, GraphNode[]>();
    for (const [name, ofLayer] of changes) {
      const layer = layers.get(name);
      const [first] = layer?.nodes ?? [];
      if (layer === undefined || first === undefined) continue;
      const value = `${PREFIX}/${name}`;
      before.set(first, changeOf(model, layer, ofLayer, value));
      for (const node of layer.nodes) {
        node.inputs = node.inputs.map((input) => (input === layer.value ? value : input));
      }
    }
    model.nodes = model.nodes.flatMap((node) => [...(before.get(node) ?? []), node]);
    return before.size > 0;
  };
  return Object.assign(merge, { isNeeded: true });
}

/** Names of what is put in begin so, which no exporter writes. */
const PREFIX = "easel/lora";

/** The nodes that make the changed weight, as the value of that name. */
function changeOf(
  model: OnnxModel,
  layer: ModuleWeight,
  changes: readonly Change[],
  value: string,
): GraphNode[] {
  const { rows, columns, isTransposed, dims, type } = layer;
  const isHalf = type === tensorType.float16;
  const isFlat = dims.length === 2;
  const nodes: GraphNode[] = [];
  const add = (...node: Parameters<typeof nodeOf>): string => {
    nodes.push(nodeOf(...node));
    return node[2];
  };
  const weight = (made: Weight): string => {
    model.weights.push(made);
    return made.name;
  };
  const float = (input: string) =>
    add("Cast", [input], `${input}/float`, [intAttribute("to", tensorType.float32)]);
  const joined = (names: string[], axis: number, name: string) =>
    names.length === 1 ? names[0]! : add("Concat", names, name, [intAttribute("axis", axis)]);
  const factors = changes.map(({ path, module, factor }, order) => {
    const at = `${value}/${order}`;
    const stored = (
      { type: kind, start, end }: StoredTensor,
      name: string,
      shape: readonly number[],
    ) =>
      float(
        weight({
          name,
          type: TYPES[kind] ?? tensorType.float32,
          dims: shape,
          data: {
            kind: "file",
            file: path,
            isOwn: false,
            isElsewhere: true,
            offset: start,
            length: end - start,
          },
        }),
      );
    const down = stored(module.down, `${at}/down`, [module.rank, columns]);
    const pieces = module.up.map((piece, index) =>
      stored(piece, `${at}/up/${index}`, [piece.dims[0] ?? rows, module.rank]),
    );
    const up = joined(pieces, 0, `${at}/up`);
    const by = weight({
      name: `${at}/factor`,
      type: tensorType.float32,
      dims: [],
      data: { kind: "bytes", bytes: new Uint8Array(Float32Array.of(factor).buffer) },
    });
    return { down, up: add("Mul", [up, by], `${up}/scaled`) };
  });
  const down = joined(
    factors.map((each) => each.down),
    0,
    `${value}/down`,
  );
  const up = joined(
    factors.map((each) => each.up),
    1,
    `${value}/up`,
  );

  const whole = isHalf
    ? add("Cast", [layer.value], `${value}/before`, [intAttribute("to", tensorType.float32)])
    : layer.value;
  const flat = isFlat
    ? whole
    : add(
        "Reshape",
        [whole, weight(wholeNumbersWeight(`${value}/flat-shape`, [rows, columns]))],
        `${value}/flat`,
      );
  const name = (isLast: boolean, other: string) => (isLast ? value : `${value}/${other}`);
  const transposed = [intAttribute("transA", 1), intAttribute("transB", 1)];
  const sum = isTransposed
    ? add("Gemm", [down, up, flat], name(isFlat && !isHalf, "sum"), transposed)
    : add("Gemm", [up, down, flat], name(isFlat && !isHalf, "sum"));
  const shaped = isFlat
    ? sum
    : add(
        "Reshape",
        [sum, weight(wholeNumbersWeight(`${value}/shape`, dims))],
        name(!isHalf, "shaped"),
      );
  if (isHalf) add("Cast", [shaped], value, [intAttribute("to", tensorType.float16)]);
  return nodes;
}
