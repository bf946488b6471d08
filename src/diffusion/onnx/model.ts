/**
 * An .onnx file as data that can be changed: all of its graph but the numbers of its weights, which
 * stay where they lie. Some megabytes for the largest models.
 */
export interface OnnxModel {
  /** The file that it was read from. */
  readonly path: string;
  readonly irVersion: number;
  readonly opsets: OperatorSet[];
  /** In an order in which they can be computed. */
  nodes: GraphNode[];
  weights: Weight[];
  inputs: Port[];
  outputs: Port[];
  /** What else stands in the file and in its graph, as whole fields that are copied as they are. */
  readonly rest: { readonly model: Buffer[]; readonly graph: Buffer[] };
}

/** A set of operators and its version; ONNX' own has the domain "". */
export interface OperatorSet {
  readonly domain: string;
  readonly version: number;
}

/** One operator's use. */
export interface GraphNode {
  kind: string;
  readonly domain: string;
  readonly name: string;
  /** Names of values; an empty one is an input that is left out. */
  inputs: string[];
  outputs: string[];
  attributes: Attribute[];
  /** What else stands in it, as whole fields. */
  readonly rest: Buffer[];
}

/** A setting of an operator, as its encoded AttributeProto; see attributes.ts. */
export interface Attribute {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A constant tensor of the graph (an initializer). */
export interface Weight {
  name: string;
  /** TensorProto's number of the type of its numbers. */
  readonly type: number;
  readonly dims: readonly number[];
  readonly data: WeightData;
}

/** Where a weight's numbers are. */
export type WeightData =
  /** Here, lowest byte first. */
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  /** In a file: the graph's own, or one beside it, named relative to the graph's folder. */
  | {
      readonly kind: "file";
      readonly file: string;
      readonly isOwn: boolean;
      /** Whether `file` is a whole path, which Easel itself has put there. */
      readonly isElsewhere?: true;
      readonly offset: number;
      /** Undefined: to the end of the file. */
      readonly length: number | undefined;
    }
  /** Here, in fields of their own types (`float_data` and its like), as they are encoded. */
  | { readonly kind: "typed"; readonly fields: Buffer };

/** An input or output: a number in `dims` is fixed, a word is free. */
export interface Port {
  readonly name: string;
  /** TensorProto's number of the type; 0 where it is no tensor. */
  readonly type: number;
  readonly dims: readonly (number | string)[];
}

/** TensorProto's types that are spoken of here. */
export const tensorType = {
  float32: 1,
  int64: 7,
  float16: 10,
} as const;
