/**
 * Why a prompt cannot be drawn, or undefined. A1111's `AND` would draw several prompts at once;
 * silently taking it for a word would draw something else. In a prompt all in capitals it is one.
 */
export function promptProblem(prompt: string): string | undefined {
  const composes = /\sAND\s/u.test(prompt) && /\p{Ll}/u.test(prompt);
  return composes
    ? 'Prompts cannot be combined with a capital AND here; write one prompt, with a small "and".'
    : undefined;
}
