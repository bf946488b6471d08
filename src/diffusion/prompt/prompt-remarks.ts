import { type Message, say } from "../../words/index.ts";

/** Writings of other programs that mean something there and nothing here. */
const foreign: readonly (readonly [pattern: RegExp, remark: () => Message])[] = [
  [/<(?:lyco|hypernet):[^<>]*>/iu, () => say("engine.prompt-networks")],
  [
    // [cat:dog:0.5], [cat:0.5], [cat::0.5] and [cat|dog]: a number alone is a time or a step.
    /\[[^[\]]*(?::[^[\]]*:\s*[\d.]+\s*|:\s*[\d.]+\s*|\|[^[\]]*)\]/u,
    () => say("engine.prompt-changes"),
  ],
];

/** What a prompt asks for in another program's writing that is read as plain words here, a sentence each. */
export function promptRemarks(prompt: string): Message[] {
  return foreign.filter(([pattern]) => pattern.test(prompt)).map(([, remark]) => remark());
}
