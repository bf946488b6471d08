import type { Finding } from "../../../src/domain/finding.ts";
import { spoken } from "../words/spoken.ts";

/** A finding as an English reader sees it: its lines and its steps, each as one text. */
export function spokenFinding({ subject, lines, broken, next }: Finding) {
  return {
    subject: spoken(subject),
    lines: lines.map(spoken),
    broken: broken === true,
    next: [next ?? []].flat().map(spoken).join("\n"),
  };
}
