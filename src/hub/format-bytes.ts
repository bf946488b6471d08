const units = ["bytes", "kB", "MB", "GB", "TB"];

/** A size as people read it, in powers of 1000: 900 bytes, 4.9 MB, 12 GB. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${units[unit] ?? ""}`;
}
