import { say } from "../../words/index.ts";
import { FileProblem } from "../errors.ts";

/** Writes a text as a vocabulary expects it. */
export type TextNormalizer = (text: string) => string;

/** Clusters of fewer bytes than this are looked up as a whole first: transformers' rule. */
const SHORT_CLUSTER = 6;

/**
 * SentencePiece's precompiled character map (`precompiled_charsmap`): the length of a trie in bytes,
 * the trie, and what its values point at, replacements that each end in a zero. The trie is a double
 * array of Darts-clone over UTF-8. Applied cluster by cluster, as the tokenizers of transformers do.
 * Throws FileProblem when the bytes are no such map.
 */
export function precompiledCharsmap(bytes: Uint8Array): TextNormalizer {
  if (bytes.length === 0) return (text) => text;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const trieBytes = bytes.length < 4 ? 0 : view.getUint32(0, true);
  if (trieBytes < 4 || trieBytes % 4 !== 0 || trieBytes + 4 > bytes.length) {
    throw new FileProblem(say("engine.charsmap-damaged"));
  }
  const trie = Uint32Array.from({ length: trieBytes / 4 }, (_, index) =>
    view.getUint32(4 + index * 4, true),
  );
  const replacements = bytes.subarray(4 + trieBytes);
  const clusters = new Intl.Segmenter("en", { granularity: "grapheme" });
  const encoder = new TextEncoder();
  const replaced = (part: string): string | undefined => {
    const place = shortestMatch(trie, encoder.encode(part));
    return place === undefined ? undefined : textAt(replacements, place);
  };
  return (text) => {
    let normalized = "";
    for (const { segment } of clusters.segment(text)) {
      const isShort = Buffer.byteLength(segment) < SHORT_CLUSTER;
      const whole = isShort ? replaced(segment) : undefined;
      normalized +=
        whole ?? Array.from(segment, (character) => replaced(character) ?? character).join("");
    }
    return normalized;
  };
}

/** The value of the shortest beginning of a key that the trie knows. */
function shortestMatch(trie: Uint32Array, key: Uint8Array): number | undefined {
  let node = offsetOf(trie[0] ?? 0);
  for (const byte of key) {
    if (byte === 0) return undefined;
    node ^= byte;
    const unit = trie[node] ?? 0;
    if (labelOf(unit) !== byte) return undefined;
    node ^= offsetOf(unit);
    if (hasLeaf(unit)) return (trie[node] ?? 0) & 0x7fffffff;
  }
  return undefined;
}

const hasLeaf = (unit: number): boolean => ((unit >>> 8) & 1) === 1;
const labelOf = (unit: number): number => (unit & 0x800000ff) >>> 0;
const offsetOf = (unit: number): number => (unit >>> 10) << ((unit & 0x200) >>> 6);

function textAt(replacements: Uint8Array, place: number): string {
  const end = replacements.indexOf(0, place);
  return Buffer.from(replacements.subarray(place, end === -1 ? undefined : end)).toString("utf8");
}
