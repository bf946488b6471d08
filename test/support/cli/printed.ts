import { onTestFinished, vi } from "vitest";

/** Keeps what is printed from now on, by stream, until the test has ended. */
export function keepPrinted(): { readonly output: string[]; readonly errors: string[] } {
  const printed = { output: [] as string[], errors: [] as string[] };
  const log = vi.spyOn(console, "log").mockImplementation((...words) => {
    printed.output.push(words.join(" "));
  });
  const error = vi.spyOn(console, "error").mockImplementation((...words) => {
    printed.errors.push(words.join(" "));
  });
  onTestFinished(() => {
    log.mockRestore();
    error.mockRestore();
  });
  return printed;
}
