/** A model at Replicate: its owner and name, and a version where one is chosen. */
export interface ModelName {
  readonly path: string;
  readonly version: string | undefined;
}

/** Reads `owner/name` and `owner/name:version`. */
export function modelNameOf(text: string): ModelName {
  const [path = text, version] = text.split(":");
  return { path, version: version === "" ? undefined : version };
}
