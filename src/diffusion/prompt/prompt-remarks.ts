/** Writings of other programs that mean something there and nothing here. */
const foreign: readonly (readonly [pattern: RegExp, remark: string])[] = [
  [
    /<(?:lora|lyco|hypernet):[^<>]*>/iu,
    "Networks such as <lora:name:1> are not loaded here: the words were read as they stand.",
  ],
  [
    /\[[^[\]]*(?::[^[\]]*:\s*[\d.]+\s*|\|[^[\]]*)\]/u,
    "Prompts that change while drawing, such as [cat:dog:0.5] or [cat|dog], are not known here: the words were read as they stand.",
  ],
];

/** What a prompt asks for in another program's writing that is read as plain words here, a sentence each. */
export function promptRemarks(prompt: string): string[] {
  return foreign.filter(([pattern]) => pattern.test(prompt)).map(([, remark]) => remark);
}
