/**
 * One thing that the doctor looked at. `next` says what to do about it; `broken` marks what is
 * configured and does not work (as opposed to what is merely not there).
 */
export interface Finding {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly broken?: boolean | undefined;
  readonly next?: string | undefined;
}

/** The findings as text: a column of subjects, and beside each what was found. */
export function formatFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ subject }) => subject.length)) + 2;
  return findings
    .flatMap(({ subject, lines, broken }) =>
      lines.map((line, index) => {
        const label = index === 0 ? subject : "";
        return `${broken === true && index === 0 ? "!" : " "} ${label.padEnd(width)}${line}`;
      }),
    )
    .join("\n");
}
