import { createHash, type Hash } from "node:crypto";
import type { ContentHash, HubFile } from "./hub-files.ts";

/** Starts the hash of a file's content; feed it every byte in order. */
export function startHash({ hash, bytes }: Pick<HubFile, "hash" | "bytes">): Hash {
  if (hash.algorithm !== "git-blob") return createHash("sha256");
  // git hashes an object with its kind and its size before it (git-hash-object).
  return createHash("sha1").update(`blob ${bytes}\0`);
}

/** Whether a finished hash is the announced one; always, where only the length can be checked. */
export function isSame(finished: Hash, announced: ContentHash): boolean {
  if (announced.algorithm === "length") return true;
  return finished.digest("hex") === announced.value;
}
