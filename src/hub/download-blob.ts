import { createReadStream } from "node:fs";
import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Hash } from "node:crypto";
import { HttpFailure } from "../http/http-failure.ts";
import type { Exchange } from "../http/open-exchange.ts";
import { type Message, say } from "../words/index.ts";
import { isSame, startHash } from "./content-hash.ts";
import type { HubConnection } from "./hub-connection.ts";
import type { Resume } from "./hub-client.ts";
import { HubError } from "./hub-error.ts";
import type { HubFile } from "./hub-files.ts";
import { type Blob, lengthOf } from "./partial-folder.ts";

/** A server that gives a few bytes and hangs up, each time, is not asked for ever. */
const MOST_ATTEMPTS = 1000;

/** What downloading one file takes. */
export interface BlobDownload {
  readonly file: HubFile;
  readonly blob: Blob;
  readonly connection: Pick<HubConnection, "host" | "pause" | "timings">;
  /** Opens the file at the hub. */
  readonly open: (resume: Resume | undefined) => Promise<Exchange>;
  /** Is told how many bytes of the file are here. */
  readonly onBytes: (bytes: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Downloads a file until it is whole and its hash is right: goes on where an earlier attempt was
 * cut, and begins anew, once, when what was put together is not what the hub announced.
 * Throws HubError, and the signal's reason; what has arrived stays.
 */
export async function downloadBlob(download: BlobDownload): Promise<void> {
  const { file, blob, connection, signal } = download;
  let failures = 0;
  let begunAnew = false;
  for (let attempts = 1; ; attempts += 1) {
    const before = await lengthOf(blob.part);
    try {
      if (await fetchRest(download, before)) break;
      await rm(blob.part, { force: true });
      // A whole download in one piece can only be wrong at the hub.
      if (before === 0 || begunAnew) throw damaged(file, connection.host);
      begunAnew = true;
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      failures = (await lengthOf(blob.part)) > before ? 1 : failures + 1;
      const isEnough = failures >= connection.timings.attempts || attempts >= MOST_ATTEMPTS;
      if (isEnough) throw cutOff(file, connection.host, error);
      await connection.pause(
        failures,
        say("hub.cut-off-going-on", { host: connection.host }),
        signal,
      );
    }
  }
  await rename(blob.part, blob.whole);
  await rm(blob.tag, { force: true });
}

/** Gives whether the file, now whole, is what was announced. Throws HttpFailure when it was cut. */
async function fetchRest(download: BlobDownload, before: number): Promise<boolean> {
  const { file, blob, onBytes, signal } = download;
  const handle = await open(blob.part, before === 0 ? "w" : "r+");
  try {
    let kept = before > file.bytes ? 0 : before;
    let hash = await hashOf(file, blob.part, kept, signal);
    onBytes(kept);
    if (kept < file.bytes || kept === 0) {
      const answer = await download.open(kept === 0 ? undefined : await resumeAt(kept, blob));
      try {
        if (answer.status === 416 || !goesOn(answer, file, kept)) {
          // Another version, or a server that knows no ranges: what is here is of no use.
          kept = 0;
          hash = startHash(file);
        }
        await handle.truncate(kept);
        if (answer.status === 416) throw new HttpFailure("lost", { status: 416 });
        checkAnnounced(answer, file, download.connection.host);
        await keepTag(answer, blob);
        await receive(answer, { handle, hash, at: kept, download });
      } finally {
        answer.close();
      }
    }
    await handle.sync();
    return isSame(hash, file.hash);
  } finally {
    await handle.close();
  }
}

async function hashOf(
  file: HubFile,
  part: string,
  kept: number,
  signal: AbortSignal,
): Promise<Hash> {
  const hash = startHash(file);
  if (kept === 0) return hash;
  const bytes: AsyncIterable<Buffer> = createReadStream(part, {
    end: kept - 1,
    highWaterMark: 1 << 20,
  });
  for await (const piece of bytes) {
    signal.throwIfAborted();
    hash.update(piece);
  }
  return hash;
}

async function resumeAt(offset: number, { tag }: Blob): Promise<Resume> {
  const etag = await readFile(tag, "utf8").catch(() => undefined);
  return { offset, etag };
}

/** Whether an answer is the rest from where we are, rather than the whole from its beginning. */
function goesOn({ status, headers }: Exchange, { bytes }: HubFile, kept: number): boolean {
  if (status !== 206) return kept === 0;
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers["content-range"] ?? "") ?? [];
  return Number(start) === kept && (total === "*" || Number(total) === bytes);
}

/** The length is known beforehand: a server that says otherwise is not believed for gigabytes. */
function checkAnnounced({ status, headers }: Exchange, file: HubFile, host: string): void {
  const said = status === 200 ? headers["content-length"] : undefined;
  if (said !== undefined && Number(said) !== file.bytes) throw wrongLength(file, said, host);
}

/** Only a strong tag (RFC 9110, 8.8.1) promises the same bytes. */
async function keepTag({ headers }: Exchange, { tag }: Blob): Promise<void> {
  const { etag } = headers;
  if (etag === undefined || etag.startsWith("W/")) await rm(tag, { force: true });
  else await writeFile(tag, etag);
}

async function receive(
  answer: Exchange,
  {
    handle,
    hash,
    at,
    download,
  }: { handle: FileHandle; hash: Hash; at: number; download: BlobDownload },
): Promise<void> {
  const { file, connection, onBytes } = download;
  let position = at;
  for await (const piece of answer.body) {
    if (position + piece.length > file.bytes) {
      await handle.truncate(0);
      throw wrongLength(file, say("hub.more"), connection.host);
    }
    await handle.write(piece, 0, piece.length, position);
    hash.update(piece);
    position += piece.length;
    onBytes(position);
  }
  if (position < file.bytes) throw new HttpFailure("lost", { status: answer.status });
}

function wrongLength(
  { path: file, bytes: announced }: HubFile,
  said: string | Message,
  host: string,
): HubError {
  return new HubError("damaged", say("hub.wrong-length", { host, announced, file, said }));
}

function damaged({ path: file, hash: { algorithm } }: HubFile, host: string): HubError {
  const hash = algorithm === "sha256" ? "sha256" : say("hub.git-hash");
  return new HubError("damaged", say("hub.damaged", { file, host, hash }));
}

function cutOff({ path: file }: HubFile, host: string, cause: HttpFailure): HubError {
  return new HubError("unreachable", say("hub.cut-off-for-good", { host, file }), { cause });
}
