/**
 * Encodes each different text once, one after another: where memory is short, an encoder is done with
 * all texts before the next one takes its place.
 */
export async function encodeEach<Encoding>(
  texts: Iterable<string>,
  encode: (text: string) => Promise<Encoding>,
): Promise<ReadonlyMap<string, Encoding>> {
  const encodings = new Map<string, Encoding>();
  for (const text of new Set(texts)) encodings.set(text, await encode(text));
  return encodings;
}
