import { runtimeReason } from "./runtime-reason.ts";

/** What ONNX Runtime says, and what it means for whoever put the model there. */
type Explanations = readonly (readonly [pattern: RegExp, meaning: string])[];

const ofLoading: Explanations = [
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
    /could not find an implementation|is not a registered function|no op registered|no opset import for domain/i,
    "it uses an operator that this device lacks; export it with optimum, without optimisations",
  ],
  [
    /this is an invalid model/i,
    "its operators are not those of its opset, or not of its device; export it with optimum and opset 17, without optimisations",
  ],
  [
    /bad_alloc|failed to allocate|out of memory/i,
    "there is not enough memory; use a smaller model",
  ],
];

const ofRunning: Explanations = [
  [
    /element out of data bounds/i,
    "it was given a word that it does not know, so its tokenizer is of another model; download the model again",
  ],
  [
    /invalid (?:dimensions|rank) for input|is missing in 'feeds'/i,
    "it does not take what the other parts give, so they are of different models; download the model again",
  ],
  [
    /bad_alloc|failed to allocate|out of memory/i,
    "there is not enough memory; use a smaller size or model",
  ],
];

const LONGEST_REASON = 300;

/** One sentence about why a graph cannot be loaded; `name` is how people know it. */
export function explainLoadFailure(name: string, error: unknown): string {
  const meaning = explain(error, ofLoading) ?? `${reason(error)}; export or download it again`;
  return `${name} cannot be loaded: ${meaning}.`;
}

/** One sentence about why a graph that was loaded cannot be run. */
export function explainRunFailure(name: string, error: unknown): string {
  const meaning = explain(error, ofRunning) ?? `${reason(error)}; try another size or model`;
  return `${name} failed: ${meaning}.`;
}

function explain(error: unknown, explanations: Explanations): string | undefined {
  const text = error instanceof Error ? error.message : String(error);
  return explanations.find(([pattern]) => pattern.test(text))?.[1];
}

function reason(error: unknown): string {
  return runtimeReason(error).slice(0, LONGEST_REASON).replace(/\.+$/, "");
}
