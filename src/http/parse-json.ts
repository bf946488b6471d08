/** A body as JSON, or undefined when it is something else: HTML, plain text, nothing. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}
