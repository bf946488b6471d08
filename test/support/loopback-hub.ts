import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";
import { sleep } from "../../src/lib/sleep.ts";

/** A request that the hub or its CDN received. */
export interface HubVisit {
  readonly server: "hub" | "cdn";
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly authorization: string | undefined;
}

/** What a hub does wrong with one file, or with every request. */
export interface HubFault {
  /** The path of the file, or the beginning of the request's path. */
  readonly on: string;
  /** How many requests it hits; all unless given. */
  times?: number;
  readonly fault:
    | {
        readonly kind: "status";
        readonly status: number;
        readonly headers?: Record<string, string>;
      }
    /** Tears the connection down after so many bytes of the answer. */
    | { readonly kind: "cut"; readonly after: number }
    /** Goes silent after so many bytes of the answer. */
    | { readonly kind: "stall"; readonly after: number }
    /** Sends other bytes of the same length. */
    | { readonly kind: "corrupt" }
    /** Sends so many bytes more (or fewer) than announced, with a fitting length or without one. */
    | { readonly kind: "length"; readonly by: number; readonly chunked?: boolean }
    /** Ignores Range and sends the whole. */
    | { readonly kind: "no-ranges" }
    /** Answers a Range with another part than the one that was asked for. */
    | { readonly kind: "wrong-range" }
    /** Leads on to this address. */
    | { readonly kind: "redirect"; readonly to: string }
    | { readonly kind: "body"; readonly body: string };
}

/** A repository: its files by commit, and the commits that its branches stand for. */
export interface HubRepository {
  readonly commits: Map<string, ReadonlyMap<string, Buffer>>;
  readonly branches: Map<string, string>;
  card: Record<string, unknown>;
  gated: boolean | string;
  /** Whether it looks as if it did not exist. */
  isPrivate: boolean;
}

/** A Hugging Face-compatible hub on 127.0.0.1, with a CDN at another port for large files. */
export interface LoopbackHub {
  readonly url: URL;
  readonly cdnUrl: URL;
  readonly visits: HubVisit[];
  readonly faults: HubFault[];
  /** The token that opens private and gated repositories. */
  readonly token: string;
  readonly repositories: Map<string, HubRepository>;
  /** Adds a commit with these files and points a branch to it; gives the commit. */
  commit(
    repository: string,
    files: Readonly<Record<string, string | Buffer>>,
    branch?: string,
  ): string;
  /** How small files are named in the list: as git does. */
  smallFileName: (content: Buffer) => string;
  /** Entries of one page of the list of files. */
  pageSize: number;
  /** Is asked after every piece of a file that goes out; whoever waits holds the download up. */
  pace: () => Promise<void>;
}

/** Files from this size on are kept as large files: with a sha256, at the CDN. */
const LARGE = 1000;
const PIECE = 16 * 1024;
/** Long enough for a client on a busy machine to read what was sent. */
const READ_MS = 100;

const gitHash = (content: Buffer): string =>
  createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
const sha256 = (content: Buffer): string => createHash("sha256").update(content).digest("hex");

/** Starts one that is stopped when the test has ended. */
export async function startLoopbackHub(): Promise<LoopbackHub> {
  const cdn = createServer((request, response) => void serve("cdn", request, response));
  const server = createServer((request, response) => void serve("hub", request, response));
  const [url, cdnUrl] = await Promise.all([listen(server), listen(cdn)]);
  const hub: LoopbackHub = {
    url,
    cdnUrl,
    visits: [],
    faults: [],
    token: "hf_0123456789",
    repositories: new Map(),
    smallFileName: gitHash,
    pageSize: 1000,
    pace: () => Promise.resolve(),
    commit(name, files, branch = "main") {
      const repository = hub.repositories.get(name) ?? {
        commits: new Map(),
        branches: new Map(),
        card: { license: "mit" },
        gated: false,
        isPrivate: false,
      };
      hub.repositories.set(name, repository);
      const entries = Object.entries(files).map(
        ([file, text]) => [file, Buffer.from(text)] as const,
      );
      const listing = entries.map(([file, content]) => `${file} ${sha256(content)}`);
      const commit = gitHash(Buffer.from([name, branch, ...listing].join("\n")));
      repository.commits.set(commit, new Map(entries));
      repository.branches.set(branch, commit);
      return commit;
    },
  };
  onTestFinished(async () => {
    for (const each of [server, cdn]) {
      each.closeAllConnections();
      await new Promise((resolve) => each.close(resolve));
    }
  });

  async function serve(where: "hub" | "cdn", request: IncomingMessage, response: ServerResponse) {
    const at = new URL(request.url ?? "", url);
    const { range, authorization } = request.headers;
    const ifRange = request.headers["if-range"] as string | undefined;
    hub.visits.push({
      server: where,
      path: at.pathname + at.search,
      range,
      ifRange,
      authorization,
    });
    const fault = hub.faults.find(({ on }) => at.pathname.includes(on));
    const isSpent = fault?.times !== undefined && (fault.times -= 1) <= 0;
    if (fault !== undefined && isSpent) hub.faults.splice(hub.faults.indexOf(fault), 1);
    try {
      if (fault?.fault.kind === "status") {
        end(response, fault.fault.status, fault.fault.headers);
      } else if (fault?.fault.kind === "redirect") {
        end(response, 302, { location: fault.fault.to });
      } else if (fault?.fault.kind === "body") {
        end(response, 200, {}, Buffer.from(fault.fault.body));
      } else {
        await answer({ where, at, request, response, fault: fault?.fault });
      }
    } catch {
      // A client that goes away in the middle is part of what is tested.
      response.destroy();
    }
  }

  async function answer(visit: Visit): Promise<void> {
    const { where, at, request, response } = visit;
    const [, api, name = "", kind, revision = "", rest = ""] =
      /^\/(api\/models\/)?([^/]+\/[^/]+)\/(revision|tree|resolve)\/([^/]+)\/?(.*)$/.exec(
        at.pathname,
      ) ?? [];
    const repository = hub.repositories.get(name);
    const isKnown = request.headers.authorization === `Bearer ${hub.token}`;
    if (repository === undefined || (repository.isPrivate && !isKnown)) {
      end(response, isKnown ? 404 : 401, { "x-error-code": "RepoNotFound" });
      return;
    }
    const commit = repository.branches.get(decodeURIComponent(revision)) ?? revision;
    const files = repository.commits.get(commit);
    if (files === undefined) {
      end(response, 404, { "x-error-code": "RevisionNotFound" });
    } else if (api !== undefined && kind === "revision") {
      const { card, gated } = repository;
      json(response, { id: name, sha: commit, gated, cardData: card, tags: [] });
    } else if (api !== undefined) {
      listFiles(files, at, response);
    } else if (where === "hub" && repository.gated !== false && !isKnown) {
      end(response, 401, { "x-error-code": "GatedRepo" });
    } else {
      const content = files.get(decodeURIComponent(rest));
      if (content === undefined) end(response, 404, { "x-error-code": "EntryNotFound" });
      else if (where === "hub" && content.length >= LARGE) {
        end(response, 302, { location: new URL(at.pathname, cdnUrl).href });
      } else await sendFile(content, visit);
    }
  }

  function listFiles(files: ReadonlyMap<string, Buffer>, at: URL, response: ServerResponse): void {
    const all = [...files].map(([file, content]) => {
      const size = content.length;
      const lfs = size < LARGE ? undefined : { oid: sha256(content), size, pointerSize: 134 };
      return { type: "file", path: file, size, oid: hub.smallFileName(content), lfs };
    });
    const from = Number(at.searchParams.get("cursor") ?? 0);
    const next = new URL(at);
    next.searchParams.set("cursor", String(from + hub.pageSize));
    const isMore = from + hub.pageSize < all.length;
    const folder = { type: "directory", path: "unet", size: 0, oid: gitHash(Buffer.of()) };
    json(
      response,
      [folder, ...all.slice(from, from + hub.pageSize)],
      isMore ? { link: `<${next.href}>; rel="next"` } : {},
    );
  }

  async function sendFile(content: Buffer, { request, response, fault }: Visit): Promise<void> {
    const etag = `"${sha256(content)}"`;
    const { range } = request.headers;
    const isCurrent = (request.headers["if-range"] ?? etag) === etag;
    const [, first] = /^bytes=(\d+)-$/.exec(range ?? "") ?? [];
    const from =
      first === undefined || !isCurrent || fault?.kind === "no-ranges" ? 0 : Number(first);
    if (from > 0 && from >= content.length) return end(response, 416, {});
    const shift = fault?.kind === "wrong-range" ? 1 : 0;
    const start = from === 0 ? 0 : from + shift;
    let body = content.subarray(start);
    if (fault?.kind === "corrupt") body = Buffer.from(body.map((byte) => byte ^ 0xff));
    if (fault?.kind === "length") {
      body =
        fault.by > 0 ? Buffer.concat([body, Buffer.alloc(fault.by)]) : body.subarray(0, fault.by);
    }
    const isChunked = fault?.kind === "length" && fault.chunked === true;
    response.writeHead(from === 0 ? 200 : 206, {
      etag,
      ...(isChunked ? {} : { "content-length": body.length }),
      ...(from > 0 && {
        "content-range": `bytes ${start}-${content.length - 1}/${content.length}`,
      }),
    });
    for (let sent = 0; sent < body.length; sent += PIECE) {
      const ends = fault?.kind === "cut" || fault?.kind === "stall" ? fault.after : Infinity;
      const piece = body.subarray(sent, Math.min(sent + PIECE, ends));
      await new Promise((resolve) => response.write(piece, resolve));
      if (sent + PIECE > ends) {
        if (fault?.kind === "stall") return;
        // What a client has not read yet is lost with the connection.
        await sleep(READ_MS);
        response.destroy();
        return;
      }
      await hub.pace();
    }
    response.end();
  }

  return hub;
}

interface Visit {
  readonly where: "hub" | "cdn";
  readonly at: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly fault: HubFault["fault"] | undefined;
}

/** A model's folder as files for `commit`. */
export async function filesOfFolder(folder: string): Promise<Record<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async (file) => {
        const at = path.join(file.parentPath, file.name);
        return [path.relative(folder, at), await readFile(at)] as const;
      }),
    ),
  );
}

async function listen(server: ReturnType<typeof createServer>): Promise<URL> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return new URL(`http://127.0.0.1:${port}`);
}

function end(response: ServerResponse, status: number, headers = {}, body: Buffer = Buffer.of()) {
  response.writeHead(status, { ...headers, "content-length": body.length });
  response.end(body);
}

function json(response: ServerResponse, value: unknown, headers = {}): void {
  end(
    response,
    200,
    { "content-type": "application/json", ...headers },
    Buffer.from(JSON.stringify(value)),
  );
}
