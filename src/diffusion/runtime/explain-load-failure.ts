import { reasonOf } from "../errors.ts";

/** What ONNX Runtime says, and what it means for whoever put the model there. */
const explanations: readonly (readonly [pattern: RegExp, meaning: string])[] = [
  [
    /external data path does not exist/i,
    "the file with its weights is missing; download the model again",
  ],
  [/escapes model directory/i, "its weights lie outside the model's folder; move them into it"],
  [/out of bounds or can not be read in full/i, "its weights are cut short; download it again"],
  [/protobuf parsing failed/i, "the file is damaged or cut short; download it again"],
  [
    /opset \d+ is under development|opset.*not supported/i,
    "its opset is too new; export it with opset 17",
  ],
  [
    /could not find an implementation|is not a registered function|no op registered/i,
    "it uses an operator that this device lacks; export it with optimum, without optimisations",
  ],
  [
    /bad_alloc|failed to allocate|out of memory/i,
    "there is not enough memory; use a smaller model",
  ],
];

/** One sentence about why a graph cannot be loaded; `name` is how people know it. */
export function explainLoadFailure(name: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const known = explanations.find(([pattern]) => pattern.test(text));
  return `${name} cannot be loaded: ${known?.[1] ?? reasonOf(error).slice(0, 300).replace(/\.+$/, "")}.`;
}
