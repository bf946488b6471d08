import path from "node:path";
import { LORAS } from "../diffusion/lora/find-loras.ts";
import { parseJson } from "../http/parse-json.ts";
import { say } from "../words/index.ts";
import type { HubClient, RepositoryState } from "./hub-client.ts";
import { HubError } from "./hub-error.ts";
import { type HubFile, withoutHash } from "./hub-files.ts";
import type { ModelReference } from "./model-reference.ts";
import { selectLora } from "./select-lora.ts";
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
  const lora = selectLora(all, reference);
  if (lora !== undefined) return planOf(lora, { reference, state });
  const root = findRoot(all, subfolder, repository);
  const indexFile = findIndex(all, root);
  const index = indexFile && (await readIndex(client, { state, file: indexFile, signal }));
  const { kind, files } = selectFiles(all, { root, index: index?.content, repository });
  const checked = files.map((file) =>
    index?.isGit === false ? withoutGitHash(file, state.commit) : file,
  );
  return planOf({ kind, files: checked }, { reference, state });
}

function planOf(
  { kind, files }: Selection,
  { reference, state }: Pick<PullPlan, "reference" | "state">,
): PullPlan {
  const sorted = files.toSorted((a, b) => a.bytes - b.bytes || a.path.localeCompare(b.path));
  const bytes = sorted.reduce((sum, file) => sum + file.bytes, 0);
  return { reference, state, kind, files: sorted, bytes };
}

/** Where the files of a plan will lie: LoRAs have a folder of their own beside the models. */
export function targetOf(
  { kind, reference }: Pick<PullPlan, "kind" | "reference">,
  modelsDir: string,
) {
  return kind === "lora"
    ? path.join(modelsDir, LORAS, reference.folder)
    : path.join(modelsDir, reference.folder);
}

/**
 * The index, parsed. It also tells whether the hub names small files as git does: one whose names
 * are other ones (a mirror) gives a whole index under a wrong name. Throws HubError when it is
 * neither whole nor as announced.
 */
async function readIndex(
  client: HubClient,
  {
    state,
    file,
    signal,
  }: { state: RepositoryState; file: HubFile; signal: AbortSignal | undefined },
): Promise<{ readonly content: unknown; readonly isGit: boolean }> {
  const { content, isAsAnnounced } = await client.read(state, file, signal);
  const parsed = parseJson(content);
  const isWhole = parsed !== undefined && content.length === file.bytes;
  if (isAsAnnounced || (isWhole && file.hash.algorithm === "git-blob")) {
    return { content: parsed, isGit: isAsAnnounced };
  }
  const { host } = client.connection;
  throw new HubError("damaged", say("hub.not-as-announced", { file: file.path, host }));
}

function withoutGitHash(file: PlannedFile, commit: string): PlannedFile {
  return file.hash.algorithm === "git-blob" ? withoutHash(file, commit) : file;
}
