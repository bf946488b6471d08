import type { BodyProblem } from "../validate.ts";

type Path = BodyProblem["path"];

/** Collects what is wrong with a body, so that one answer can name it all. */
export class ProblemList {
  readonly all: BodyProblem[] = [];

  add(path: Path, code: string, message: string): void {
    this.all.push({ path, code, message });
  }

  /** Text of `least` to `most` characters; an absent one is too short unless `least` is 0. */
  length(path: Path, text: string | null | undefined, least: number, most: number): void {
    const { length } = text ?? "";
    if (length < least && length === 0)
      this.add(path, "BASE_TYPE_REQUIRED", "This field is required");
    else if (length < least || length > most)
      this.add(
        path,
        "BASE_TYPE_BAD_LENGTH",
        `Must be between ${least} and ${most} in length, but is ${length}.`,
      );
  }

  /** A list of `least` to `most` entries. */
  count(path: Path, count: number, least: number, most: number): void {
    if (count < least || count > most)
      this.add(
        path,
        "BASE_TYPE_BAD_LENGTH",
        `Must be between ${least} and ${most} in length, but is ${count}.`,
      );
  }

  /** Each key once; `code` for each that came before. */
  unique(keys: readonly { readonly path: Path; readonly key: string }[], code: string): void {
    const seen = new Set<string>();
    for (const { path, key } of keys) {
      if (seen.has(key)) this.add(path, code, `"${key}" is there already; it must be unique.`);
      seen.add(key);
    }
  }
}
