import { z } from "zod";
import { endpoint as urlBelow } from "../http/endpoint.ts";
import { parseJson } from "../http/parse-json.ts";
import { HttpFailure } from "../http/http-failure.ts";
import type { Exchange } from "../http/open-exchange.ts";
import { collect } from "../http/send-request.ts";
import { say } from "../words/index.ts";
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
  ): Promise<Exchange>;
}

/** The revision whose commit a hub tells of a repository by itself. */
const DEFAULT_REVISION = "main";

/** One page of a list, and the deadline of one answer that is read into memory. */
const LARGEST_ANSWER = 16 * 1024 ** 2;
const ANSWER_MS = 2 * 60_000;

/** More than any model has: a list that goes on is not read to its end. */
const MOST_FILES = 100_000;
const MOST_PAGES = 200;

/** A file that is read into memory is a small one: an index of a few kilobytes. */
const LARGEST_SMALL_FILE = 1024 ** 2;

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
    maxBytes = LARGEST_ANSWER,
  ): Promise<{ readonly body: Buffer; readonly next: URL | undefined }> {
    for (let failures = 1; ; failures += 1) {
      const answer = await connection.ask({ url, signal, timeoutMs: ANSWER_MS });
      try {
        if (answer.status !== 200) throw refusal(answer, subject, connection);
        return { body: await collect(answer, maxBytes), next: nextPage(answer, url) };
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        if (error.reason === "too-large") throw notUnderstood(host);
        if (failures >= connection.timings.attempts) throw unreachable(host, error);
        await connection.pause(failures, say("hub.cut-off-asking-again", { host }), signal);
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
      for (let pages = 1; url !== undefined; pages += 1) {
        if (pages > MOST_PAGES) throw endless(host, repository, MOST_PAGES, "hub.pages");
        const { body, next } = await get(url, { repository, revision: commit }, signal);
        const files = readTree(parseJson(body), commit);
        if (files === undefined) throw notUnderstood(host);
        all.push(...files);
        if (all.length > MOST_FILES) throw endless(host, repository, MOST_FILES, "hub.files");
        url = next;
      }
      return all;
    },
    async read(state, file, signal) {
      if (file.bytes > LARGEST_SMALL_FILE) throw notUnderstood(host);
      const url = fileUrl(endpoint, state, file);
      const { body } = await get(url, state, signal, LARGEST_SMALL_FILE);
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

/** Long lists come in pages; the next one is in the header Link (RFC 8288), at the same server. */
function nextPage({ headers }: Exchange, from: URL): URL | undefined {
  const next = URL.parse(linkTo("next", headers["link"] ?? ""), from.href);
  return next?.origin === from.origin && next.href !== from.href ? next : undefined;
}

/** The target of the first link with a relation; empty where there is none. Reads once, from left to right. */
function linkTo(relation: string, header: string): string {
  let from = 0;
  for (;;) {
    const open = header.indexOf("<", from);
    const close = header.indexOf(">", open);
    if (open === -1 || close === -1) return "";
    const following = header.indexOf("<", close);
    const parameters = header.slice(close + 1, following === -1 ? undefined : following);
    const isWanted = parameters
      .split(/[;,]/)
      .some((part) => part.trim().replaceAll('"', "") === `rel=${relation}`);
    if (isWanted) return header.slice(open + 1, close);
    from = close + 1;
  }
}

function notUnderstood(host: string): HubError {
  return new HubError("broken-answer", say("hub.not-a-hub", { host }));
}

function unreachable(host: string, cause: HttpFailure): HubError {
  return new HubError("unreachable", say("hub.unreachable", { host }), { cause });
}

function endless(
  host: string,
  repository: string,
  most: number,
  what: "hub.files" | "hub.pages",
): HubError {
  const words = { host, repository, most, what: say(what) };
  return new HubError("broken-answer", say("hub.endless-list", words));
}
