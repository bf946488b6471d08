/**
 * Opens a text encoder's graph for vectors of its own making. An exported text encoder takes token
 * ids only and looks their vectors up in a table; an embedding's vectors are in no table. So the
 * graph's bytes are rewritten: two inputs are added behind the look-up,
 *
 *     embedded = look-up · easel_words + easel_vectors
 *
 * where `easel_words` [texts, tokens, 1] is 1 for a word and 0 for a vector of ours, which stands in
 * `easel_vectors` [texts, tokens, width]. Any embedding then works without loading the graph anew.
 *
 * The weights are not touched, not copied, and not read: those inside the file become references
 * into that same file, which ONNX Runtime follows by itself. What is left is the bare graph, some
 * hundred kilobytes, held in memory. No patched copy of hundreds of megabytes lies about that could
 * fill a disk or outlive its model, and model folders may be read-only.
 */
import {
  type GraphCopy,
  operator,
  pieces,
  referTo,
  rewriteGraph,
} from "../description/rewrite-graph.ts";
import { messageField, numberField, textField } from "../description/write-protobuf.ts";
import { findLookUp, type LookUp } from "./find-look-up.ts";

/** The input that says, token for token, whether the table's vector counts (1) or ours (0). */
export const WORDS_INPUT = "easel_words";
/** The input with our vectors, and zeros where the table's count. */
export const VECTORS_INPUT = "easel_vectors";

/**
 * The bytes of the text encoder's graph at `path`, rewritten so that it takes vectors beside ids; its
 * weights are references to files in its folder. Undefined when the graph looks its tokens up in no
 * way that is known; throws the file system's error, and RangeError when the file is no ONNX graph.
 */
export function openGraph(path: string): Uint8Array | undefined {
  return rewriteGraph(path, (copy) => {
    const lookUp = findLookUp(copy.source, copy.graph);
    if (lookUp === undefined) return undefined;
    const kept = pieces(copy.source, copy.graph).map((piece) => {
      const { field, start } = piece;
      if (field.number === 5) return referTo(copy, piece);
      if (field.number === 1 && field.start === lookUp.node.start) return replaceNode(copy, lookUp);
      return copy.bytes(start, field.end);
    });
    return [
      ...kept,
      port(WORDS_INPUT, lookUp.type, 1),
      port(VECTORS_INPUT, lookUp.type, lookUp.width),
    ];
  });
}

/** The look-up under another name, and behind it the choice between its vectors and ours. */
function replaceNode({ source, bytes }: GraphCopy, { node, output }: LookUp): Buffer {
  const looked = `easel/${output}`;
  const kept = `easel/kept/${output}`;
  const others = pieces(source, node).filter(({ field }) => field.number !== 2);
  return Buffer.concat([
    messageField(1, [
      ...others.map(({ field, start }) => bytes(start, field.end)),
      textField(2, looked),
    ]),
    operator("Mul", [looked, WORDS_INPUT], kept),
    operator("Add", [kept, VECTORS_INPUT], output),
  ]);
}

function port(name: string, type: number, width: number): Buffer {
  const dims = [textField(2, "texts"), textField(2, "tokens"), numberField(1, width)];
  const shape = messageField(
    2,
    dims.map((dim) => messageField(1, [dim])),
  );
  const tensorType = messageField(1, [numberField(1, type), shape]);
  return messageField(11, [textField(1, name), messageField(2, [tensorType])]);
}
