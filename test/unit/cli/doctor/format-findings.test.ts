import { describe, expect, it } from "vitest";
import { formatFindings } from "../../../../src/cli/doctor/format-findings.ts";
import { quoted, say, wordsFor } from "../../../../src/words/index.ts";

const findings = [
  { subject: say("doctor.data"), lines: [quoted("/data")] },
  {
    subject: say("doctor.own-engine"),
    lines: [say("doctor.device-is", { device: "cuda" }), quoted("two\nlines")],
    broken: true,
  },
];

describe("findings", () => {
  it("stand in two columns, with a mark beside what is broken", () => {
    expect(formatFindings(findings, wordsFor("en")).split("\n")).toEqual([
      "  Data        /data",
      "! Own engine  EASEL_DEVICE is cuda",
      "              two",
      "              lines",
    ]);
  });

  it("are put into the language of whoever reads", () => {
    expect(formatFindings(findings, wordsFor("de")).split("\n").slice(0, 2)).toEqual([
      "  Daten          /data",
      "! Eigene Engine  EASEL_DEVICE ist cuda",
    ]);
  });
});
