const MAX_CHARACTERS = 300;
const SHORTEST_SECRET = 4;

/**
 * What a service said, fit for the log: without the given secrets (keys, prompts) and anything that
 * looks like a Segmind key, without markup, on one line of at most 300 characters.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, secret) => rest.replaceAll(secret, "[removed]"), text)
    .replaceAll(/SG_[0-9A-Za-z]+/g, "[removed]");
  const plain = hidden
    .replaceAll(/<(style|script)\b.*?<\/\1>/gis, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}…` : plain;
}
