import { statfsSync } from "node:fs";
import { StorageError, type StorageErrorKind } from "../domain/errors.ts";
import type { Logger } from "../lib/logger.ts";
import { say } from "../words/index.ts";
import { codeOf, troubleWith } from "./storage-trouble.ts";

/** With less than this a disk counts as full still: it takes a picture. */
const ROOM_BYTES = 1024 * 1024;

const words: Readonly<Record<StorageErrorKind, string>> = {
  full: "the disk is full: pictures are kept in memory, and what has to be written waits for room",
  unwritable: "the data folder may not be written: what has to be written waits",
  failing: "the disk of the data folder fails: what has to be written waits",
  busy: "the data folder is held up by another program: what has to be written waits",
  damaged: "the database is damaged: stop Easel and run npm run data -- check",
  unreachable: "the storage cannot be reached: what has to be written waits",
};

/** What the health of a storage is known by. */
export interface HealthParts {
  readonly log: Logger;
  /** Bytes that are free on the disk; a service has no end. */
  readonly freeBytes?: () => number;
  /** Called whenever storing works again. */
  readonly recovered?: (() => void) | undefined;
}

const endless = () => Number.POSITIVE_INFINITY;

type Watcher = (trouble: StorageErrorKind | undefined) => void;

/** Whether storing works, as its last attempts showed. */
export class StorageHealth {
  readonly #parts: HealthParts;
  #trouble: StorageErrorKind | undefined;
  readonly #watchers = new Set<Watcher>();

  constructor(parts: HealthParts) {
    this.#parts = parts;
  }

  /** What is wrong now; undefined when storing works. */
  get trouble(): StorageErrorKind | undefined {
    return this.#trouble;
  }

  /** Calls `watcher` whenever it changes what is wrong, until the function that it gives is called. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Throws StorageError when the disk is full: what is left is for what is under way. */
  requireRoom(): void {
    if (this.#trouble === "full") this.works();
    if (this.#trouble === "full") throw new StorageError("full", say("storage.full"));
  }

  /** An attempt failed; gives what that says of the storage, if it does. Said once in the log. */
  failed(error: unknown): StorageErrorKind | undefined {
    const { log, freeBytes = endless } = this.#parts;
    const kind = troubleWith(error, freeBytes);
    if (kind === undefined) return undefined;
    if (kind !== this.#trouble) {
      const source = error instanceof StorageError ? (error.cause ?? error) : error;
      const reason = source instanceof Error ? source.message : String(source);
      log.error({ code: codeOf(source, kind), reason }, words[kind]);
    }
    this.#turn(kind);
    return kind;
  }

  /** An attempt to write succeeded. A full disk has to have room again, too. */
  works(): void {
    const { log, freeBytes = endless, recovered } = this.#parts;
    if (this.#trouble === undefined) return;
    if (this.#trouble === "full" && freeBytes() < ROOM_BYTES) return;
    const isBack = this.#trouble === "unreachable";
    this.#turn(undefined);
    log.info({}, `the ${isBack ? "storage can be reached" : "data folder can be written"} again`);
    recovered?.();
  }

  #turn(trouble: StorageErrorKind | undefined): void {
    if (trouble === this.#trouble) return;
    this.#trouble = trouble;
    for (const watcher of this.#watchers) watcher(trouble);
  }
}

/** Bytes that are free for this user on the disk of a folder; without end where nobody can tell. */
export function freeBytesOf(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
