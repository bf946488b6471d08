import type { Words } from "../../words/index.ts";

const units = ["kB", "MB", "GB", "TB"];

/** A size as people read it, in powers of 1000, with a decimal below ten: 900 bytes, 4.9 MB, 12 GB. */
export function sizeText(bytes: number, words: Words): string {
  if (bytes < 999.5) return words.say("terminal.bytes", { count: bytes });
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${words.number(value < 9.95 ? Number(value.toFixed(1)) : Math.round(value))} ${units[unit] ?? ""}`;
}
