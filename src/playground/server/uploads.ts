import { randomUUID } from "node:crypto";
import type { Upload } from "../loopback/index.ts";

/** Bytes that one attached file may have; Discord's own limit for people without a plan. */
export const uploadLimit = 10 * 1024 * 1024;

const keptForMs = 10 * 60_000;
const keptAtMost = 40;

/** Files on their way: handed over by the page, then named in a message, a command or a form. */
export class Uploads {
  readonly #files = new Map<string, Upload>();

  /** Keeps a file for ten minutes; gives the id that names it. The oldest go when there are many. */
  keep(file: Upload): string {
    const id = randomUUID();
    this.#files.set(id, file);
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= keptAtMost) break;
      this.#files.delete(oldest);
    }
    setTimeout(() => this.#files.delete(id), keptForMs).unref();
    return id;
  }

  /** Gives a file away, once; throws when there is none of that id. */
  take(id: string): Upload {
    const file = this.#files.get(id);
    if (!file) throw new Error("The attached file is no longer there: attach it again.");
    this.#files.delete(id);
    return file;
  }
}
