import { z } from "zod";
import { endpoint as urlBelow } from "../providers/remote/endpoint.ts";
import { parseJson } from "../providers/remote/parse-json.ts";
import { HttpFailure } from "../http/http-failure.ts";
import type { HttpStream } from "../http/open-stream.ts";
import { isSame, startHash } from "./content-hash.ts";
import type { HubConnection } from "./hub-connection.ts";
import { HubError } from "./hub-error.ts";
import { type HubFile, readTree } from "./hub-files.ts";
import { type Licence, readLicence } from "./licence.ts";
import { refusal } from "./refusal.ts";

/** A repository at the commit that a revision stands for. */
export interface RepositoryState {
  readonly repository: string;
  readonly revision: string;
  readonly commit: string;
  readonly licence: Licence | undefined;
  /** Whether its files are only for those who accepted the licence. */
  readonly isGated: boolean;
}

/** A small file's content. */
export interface SmallFile {
  readonly content: Buffer;
  readonly isAsAnnounced: boolean;
}

/** Where to go on with a file: so many bytes are there, of the version with that tag. */
export interface Resume {
  readonly offset: number;
  readonly etag: string | undefined;
}

/** The questions that Easel asks a hub. All throw HubError, and the signal's reason. */
export interface HubClient {
  readonly connection: HubConnection;
  /** What a revision stands for at this moment. */
  resolve(repository: string, revision: string, signal?: AbortSignal): Promise<RepositoryState>;
  /** All files of a commit. */
  files(state: RepositoryState, signal?: AbortSignal): Promise<readonly HubFile[]>;
  /** A small file in full, and whether its hash is the announced one. */
  read(state: RepositoryState, file: HubFile, signal?: AbortSignal): Promise<SmallFile>;
  /** A file from its beginning (200) or from where it was cut (206); 416 when there is no rest. */
  open(
    state: Pick<RepositoryState, "repository" | "commit">,
    file: HubFile,
    options: { readonly resume: Resume | undefined; readonly signal?: AbortSignal | undefined },
  ): Promise<HttpStream>;
}

/** The revision whose commit a hub tells of a repository by itself. */
const DEFAULT_REVISION = "main";

/** A list of files is longer than this for no model. */
const LARGEST_ANSWER = 16 * 1024 ** 2;

const stateSchema = z.object({
  sha: z.string().regex(/^[\w-]{1,64}$/),
  gated: z.union([z.boolean(), z.string()]).nullish(),
});

/** The questions over a connection. Hugging Face's own interface: docs/hub/api. */
export function createHubClient(connection: HubConnection): HubClient {
  const { endpoint, host } = connection;
  const api = (path: string) => urlBelow(endpoint, `api/models/${path}`);

  async function get(
    url: URL,
    subject: { readonly repository: string; readonly revision: string },
    signal: AbortSignal | undefined,
  ): Promise<{ readonly body: Buffer; readonly next: URL | undefined }> {
    for (let failures = 1; ; failures += 1) {
      const answer = await connection.ask({ url, signal });
      try {
        if (answer.status !== 200) throw refusal(answer, subject, connection);
        return { body: await collect(answer, host), next: nextPage(answer, url) };
      } catch (error) {
        if (!(error instanceof HttpFailure) || failures >= connection.timings.attempts) throw error;
        await connection.pause(failures, `${host} was cut off; asking again.`, signal);
      } finally {
        answer.close();
      }
    }
  }

  return {
    connection,
    async resolve(repository, revision, signal) {
      const url = api(`${repository}/revision/${encodeURIComponent(revision)}`);
      const { body } = await get(url, { repository, revision }, signal).catch((error: unknown) => {
        // Small hubs and mirrors know a repository's newest commit only.
        const isUnknown = error instanceof HubError && error.code === "not-found";
        if (!isUnknown || revision !== DEFAULT_REVISION) throw error;
        return get(api(repository), { repository, revision }, signal);
      });
      const value = parseJson(body);
      const state = stateSchema.safeParse(value);
      if (!state.success) throw notUnderstood(host);
      const { sha: commit, gated } = state.data;
      const isGated = gated !== undefined && gated !== null && gated !== false;
      return { repository, revision, commit, licence: readLicence(value), isGated };
    },
    async files({ repository, commit }, signal) {
      const all: HubFile[] = [];
      let url: URL | undefined = api(`${repository}/tree/${commit}`);
      url.searchParams.set("recursive", "true");
      while (url !== undefined) {
        const { body, next } = await get(url, { repository, revision: commit }, signal);
        const files = readTree(parseJson(body), commit);
        if (files === undefined) throw notUnderstood(host);
        all.push(...files);
        url = next;
      }
      return all;
    },
    async read(state, file, signal) {
      const url = fileUrl(endpoint, state, file);
      const { body } = await get(url, state, signal);
      const isAsAnnounced =
        body.length === file.bytes && isSame(startHash(file).update(body), file.hash);
      return { content: body, isAsAnnounced };
    },
    async open(state, file, { resume, signal }) {
      const headers = resume && {
        range: `bytes=${resume.offset}-`,
        ...(resume.etag !== undefined && { "if-range": resume.etag }),
      };
      const answer = await connection.ask({ url: fileUrl(endpoint, state, file), headers, signal });
      if ([200, 206, 416].includes(answer.status)) return answer;
      answer.close();
      const { repository, commit } = state;
      throw refusal(answer, { repository, revision: commit }, connection);
    },
  };
}

function fileUrl(
  endpoint: URL,
  { repository, commit }: Pick<RepositoryState, "repository" | "commit">,
  { path }: HubFile,
): URL {
  const name = path.split("/").map(encodeURIComponent).join("/");
  return urlBelow(endpoint, `${repository}/resolve/${commit}/${name}`);
}

async function collect(answer: HttpStream, host: string): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of answer.body) {
    pieces.push(piece);
    length += piece.length;
    if (length > LARGEST_ANSWER) throw notUnderstood(host);
  }
  return Buffer.concat(pieces);
}

/** Long lists come in pages; the next one is in the header Link (RFC 8288), at the same server. */
function nextPage({ headers }: HttpStream, from: URL): URL | undefined {
  const [, link] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(headers["link"] ?? "") ?? [];
  const next = link === undefined ? null : URL.parse(link, from.href);
  return next?.origin === from.origin ? next : undefined;
}

function notUnderstood(host: string): HubError {
  return new HubError(
    "broken-answer",
    `${host} did not answer as a hub does. Check HF_ENDPOINT, or try again later.`,
  );
}
