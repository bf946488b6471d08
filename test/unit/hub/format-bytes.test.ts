import { expect, it } from "vitest";
import { formatBytes } from "../../../src/hub/format-bytes.ts";

it.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [999.6, "1.0 kB"],
  [1234, "1.2 kB"],
  [12_345, "12 kB"],
  [999_600, "1.0 MB"],
  [4.3e9, "4.3 GB"],
  [1.4e10, "14 GB"],
  [5e15, "5000 TB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
