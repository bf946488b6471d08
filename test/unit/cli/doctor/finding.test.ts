import { describe, expect, it } from "vitest";
import { formatFindings } from "../../../../src/cli/doctor/finding.ts";

describe("findings", () => {
  it("stand in two columns, with a mark beside what is broken", () => {
    const text = formatFindings([
      { subject: "Data", lines: ["/data"] },
      { subject: "Own engine", lines: ["EASEL_DEVICE is cuda", "cuda does not"], broken: true },
    ]);
    expect(text.split("\n")).toEqual([
      "  Data        /data",
      "! Own engine  EASEL_DEVICE is cuda",
      "              cuda does not",
    ]);
  });
});
