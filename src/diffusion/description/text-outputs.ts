/** An output as far as it matters here. */
interface Output {
  readonly name: string;
  readonly dims: readonly (number | string)[];
}

const INNER = /^hidden_states\.\d+$/u;

/**
 * The output of a text encoder with a vector for each token, behind its last layer: by its name, or
 * the only one of that rank whatever its name is; an inner layer's where there is no other.
 */
export function hiddenOutput<Port extends Output>(outputs: Iterable<Port>): Port | undefined {
  const all = Array.from(outputs);
  const named = all.find(({ name }) => name === "last_hidden_state");
  const others = all.filter(({ name, dims }) => dims.length === 3 && !INNER.test(name));
  const only = others.length === 1 ? others[0] : undefined;
  return named ?? only ?? all.findLast(({ name }) => INNER.test(name));
}

/** The output with a vector for the whole text: projected where the encoder does that. */
export function pooledOutput<Port extends Output>(outputs: Iterable<Port>): Port | undefined {
  const all = Array.from(outputs);
  const others = all.filter(({ dims }) => dims.length === 2);
  const only = others.length === 1 ? others[0] : undefined;
  return (
    all.find(({ name }) => name === "text_embeds") ??
    all.find(({ name }) => name === "pooler_output") ??
    only
  );
}
