import { parseJson } from "../remote/parse-json.ts";
import type { HubClient, RepositoryState } from "./hub-client.ts";
import type { HubFile } from "./hub-files.ts";
import type { ModelReference } from "./model-reference.ts";
import { findIndex, findRoot, selectFiles, type Selection } from "./select-files.ts";

/** A file to download: `path` in the model's folder, `source` in the repository. */
export interface PlannedFile extends HubFile {
  readonly source: string;
}

/** What a pull would download, settled to one commit. */
export interface PullPlan {
  readonly reference: ModelReference;
  readonly state: RepositoryState;
  readonly kind: Selection["kind"];
  /** Small files first, so that what is wrong shows before the weights come. */
  readonly files: readonly PlannedFile[];
  /** All files together. */
  readonly bytes: number;
}

/**
 * Asks the hub what a reference stands for and which of its files are needed. Downloads nothing but
 * lists and the index. Throws HubError.
 */
export async function planPull(
  client: HubClient,
  reference: ModelReference,
  signal?: AbortSignal,
): Promise<PullPlan> {
  const { repository, revision, subfolder } = reference;
  const state = await client.resolve(repository, revision, signal);
  const all = await client.files(state, signal);
  const root = findRoot(all, subfolder, repository);
  const indexFile = findIndex(all, root);
  const index = indexFile && parseJson(await client.read(state, indexFile, signal));
  const { kind, files } = selectFiles(all, { root, index, repository });
  const sorted = files.toSorted((a, b) => a.bytes - b.bytes || a.path.localeCompare(b.path));
  const bytes = sorted.reduce((sum, file) => sum + file.bytes, 0);
  return { reference, state, kind, files: sorted, bytes };
}
