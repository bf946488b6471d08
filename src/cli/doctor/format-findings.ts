import type { Finding } from "../../domain/finding.ts";
import type { Words } from "../../words/index.ts";

/** The findings as text: a column of subjects, and beside each what was found. */
export function formatFindings(findings: readonly Finding[], words: Words): string {
  const subjects = findings.map(({ subject }) => words.text(subject));
  const width = Math.max(...subjects.map((subject) => subject.length)) + 2;
  return findings
    .flatMap(({ lines, broken }, position) =>
      lines
        .flatMap((line) => words.text(line).split("\n"))
        .map((line, index) => {
          const label = index === 0 ? (subjects[position] ?? "") : "";
          return `${broken === true && index === 0 ? "!" : " "} ${label.padEnd(width)}${line}`;
        }),
    )
    .join("\n");
}
