import { bufferSource, type Field, fields, nested, textOf } from "../onnx/protobuf.ts";
import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";
import { MOST_WORDS } from "../lenient-json.ts";
import { readBinaryFile } from "../read-text-file.ts";
import { precompiledCharsmap } from "./precompiled-charsmap.ts";
import type { PieceSettings, WholeToken } from "./t5-tokenizer.ts";

/** Words at white space, with a mark for the space before each. */
export const METASPACE = {
  type: "Sequence",
  pretokenizers: [
    { type: "WhitespaceSplit" },
    { type: "Metaspace", replacement: "\u2581", prepend_scheme: "always", split: true },
  ],
};

/** Kinds of pieces in sentencepiece_model.proto. */
const UNKNOWN = 2;
const CONTROL = 3;
/** T5's marks for gaps, which SentencePiece itself does not know; the last comes first. */
const USUAL_GAPS = 100;

interface Piece {
  readonly piece: string;
  readonly score: number;
  readonly kind: number;
}

/**
 * Reads a vocabulary of SentencePiece (`spiece.model`) as transformers converts it, with that many
 * marks for gaps behind its pieces. Throws
 * FileProblem and the file system's error. Field numbers are those of sentencepiece_model.proto.
 */
export function readPieces(path: string, gapCount = USUAL_GAPS): PieceSettings {
  const bytes = readBinaryFile(path);
  const source = bufferSource(bytes);
  const whole = { start: 0, end: bytes.length };
  const pieces: Piece[] = [];
  for (const field of nested(source, whole, 1)) {
    if (pieces.length === MOST_WORDS) {
      throw new FileProblem(say("engine.too-many-values", { most: MOST_WORDS }));
    }
    pieces.push(readPiece(bytes, field));
  }
  const [normalizer] = nested(source, whole, 3);
  const [charsmap] = normalizer === undefined ? [] : nested(source, normalizer, 2);
  const special: WholeToken[] = pieces.flatMap(({ piece, kind }, id) =>
    kind === UNKNOWN || kind === CONTROL ? [{ content: piece, id }] : [],
  );
  const gaps = Array.from({ length: gapCount }, (_, index) => ({
    content: `<extra_id_${gapCount - 1 - index}>`,
    id: pieces.length + index,
  }));
  return {
    vocab: pieces.map(({ piece, score }) => [piece, score] as const),
    unknown: Math.max(
      pieces.findIndex(({ kind }) => kind === UNKNOWN),
      0,
    ),
    normalizer: null,
    preTokenizer: METASPACE,
    wholeTokens: [...special, ...gaps],
    normalize: precompiledCharsmap(
      charsmap === undefined ? Buffer.alloc(0) : bytes.subarray(charsmap.start, charsmap.end),
    ),
  };
}

function readPiece(bytes: Buffer, message: Field): Piece {
  const source = bufferSource(bytes);
  let [piece, score, kind] = ["", 0, 1];
  for (const field of fields(source, message.start, message.end)) {
    if (field.number === 1) piece = textOf(source, field);
    if (field.number === 2) score = bytes.readFloatLE(field.start);
    if (field.number === 3) kind = field.value;
  }
  return { piece, score, kind };
}
