/** The numbers N of a text encoder's outputs named `hidden_states.N`, rising. */
function hiddenStates(outputs: Iterable<string>): number[] {
  return Array.from(outputs)
    .map((name) => /^hidden_states\.(\d+)$/u.exec(name)?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
    .toSorted((a, b) => a - b);
}

/**
 * The number of the last layer's output. Number 0 is the embeddings, so that a full export of N
 * layers counts up to N; one that gives a single inner layer (SDXL Lightning's) gives the one
 * before the last. Undefined when there are no hidden states at all.
 */
export function lastHiddenState(
  outputs: Iterable<string>,
  layers: number | undefined,
): number | undefined {
  const numbers = hiddenStates(outputs);
  const largest = numbers.at(-1);
  if (largest === undefined) return undefined;
  return layers ?? (numbers[0] === 0 ? largest : largest + 1);
}

/** How many layers can be left out behind the layer number `from`: as many as lie below it without a gap. */
export function layersBelow(outputs: Iterable<string>, from: number): number {
  const numbers = new Set(hiddenStates(outputs));
  let count = 0;
  while (numbers.has(from - count - 1)) count += 1;
  return count;
}
