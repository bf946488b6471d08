import { decodeText } from "./decode-text.ts";

/** A text of IPTC IIM: the number of its data set in the application record. */
export interface IptcText {
  readonly dataSet: "caption" | "instructions" | "headline" | "program";
  readonly text: string;
}

const MARKER = 0x1c;
const APPLICATION_RECORD = 2;
const dataSets: Readonly<Record<number, IptcText["dataSet"]>> = {
  120: "caption",
  40: "instructions",
  105: "headline",
  65: "program",
};

/**
 * The texts in a block of IPTC, in Photoshop's frame or without it (IIM 4.2, part II): marker, record,
 * data set, length, bytes. Everything else is passed over.
 */
export function* iptcTexts(iptc: Buffer): Generator<IptcText> {
  let at = iptc.indexOf(Buffer.from([MARKER, APPLICATION_RECORD]));
  while (at >= 0 && at + 5 <= iptc.length && iptc[at] === MARKER) {
    const length = iptc.readUInt16BE(at + 3);
    const end = at + 5 + length;
    // The highest bit announces a longer length, which no text here has.
    if (length >= 0x8000 || end > iptc.length) return;
    const dataSet = iptc[at + 1] === APPLICATION_RECORD ? dataSets[iptc[at + 2] ?? 0] : undefined;
    if (dataSet !== undefined) yield { dataSet, text: decodeText(iptc.subarray(at + 5, end)) };
    at = end;
  }
}
