import { type Message, quoted, say } from "../../words/index.ts";
import { runtimeReason } from "./runtime-reason.ts";

/** What ONNX Runtime says, and what it means for whoever put the model there. */
type Explanations = readonly (readonly [pattern: RegExp, meaning: Message])[];

const ofLoading: Explanations = [
  [/external data path does not exist/i, say("engine.load-weights-missing")],
  [/escapes model directory/i, say("engine.load-weights-outside")],
  [/out of bounds or can not be read in full/i, say("engine.load-weights-cut")],
  [/protobuf parsing failed/i, say("engine.load-damaged")],
  [/opset \d+ is under development|opset.*not supported/i, say("engine.load-opset")],
  [/ir_version|IR version/i, say("engine.load-opset")],
  [
    /could not find an implementation|is not a registered function|no op registered|no opset import for domain/i,
    say("engine.load-operator"),
  ],
  [/this is an invalid model/i, say("engine.load-invalid")],
  [/bad_alloc|failed to allocate|out of memory/i, say("engine.load-memory")],
];

const ofRunning: Explanations = [
  [/element out of data bounds/i, say("engine.run-unknown-word")],
  [/invalid (?:dimensions|rank) for input|is missing in 'feeds'/i, say("engine.run-mixed-parts")],
  [/bad_alloc|failed to allocate|out of memory/i, say("engine.run-memory")],
];

const LONGEST_REASON = 300;

/** One sentence about why a graph cannot be loaded; `name` is how people know it. */
export function explainLoadFailure(name: string, error: unknown): Message {
  const other = say("engine.load-other", { reason: reason(error) });
  return say("engine.load-failed", { name, meaning: explain(error, ofLoading) ?? other });
}

/** One sentence about why a graph that was loaded cannot be run. */
export function explainRunFailure(name: string, error: unknown): Message {
  const other = say("engine.run-other", { reason: reason(error) });
  return say("engine.run-failed", { name, meaning: explain(error, ofRunning) ?? other });
}

function explain(error: unknown, explanations: Explanations): Message | undefined {
  const text = error instanceof Error ? error.message : String(error);
  return explanations.find(([pattern]) => pattern.test(text))?.[1];
}

/** The runtime's own words. */
function reason(error: unknown): Message {
  return quoted(runtimeReason(error).slice(0, LONGEST_REASON).replace(/\.+$/, ""));
}
