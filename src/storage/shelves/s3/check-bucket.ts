import { randomBytes } from "node:crypto";
import { ConfigError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { hashOf } from "../../hash-of.ts";
import { openClient, type S3Settings, whyRefused } from "./open-s3-shelf.ts";
import { s3Shelf } from "./s3-shelf.ts";

/** What is tried with an object of a few bytes, in this order. */
type Right = "write" | "read" | "copy" | "delete";

/**
 * Writes a small object where pictures are, reads it, moves it and takes it away again. Throws
 * ConfigError, in words without keys, that say which of these the bucket did not let through.
 */
export async function checkBucket(settings: S3Settings): Promise<void> {
  const client = openClient(settings);
  const shelf = s3Shelf(client, settings);
  const bytes = randomBytes(32);
  const hash = hashOf(bytes);
  const now = Date.now();
  const attempt = async (right: Right, work: () => Promise<unknown>) => {
    try {
      return await work();
    } catch (error) {
      const { bucket, endpoint } = settings;
      const where = endpoint?.host ?? "Amazon S3";
      const params = { bucket, where, reason: whyRefused(error) };
      throw new ConfigError(say(`pictures.may-not-${right}`, params), { cause: error });
    }
  };
  try {
    await attempt("write", () => shelf.write(hash, bytes));
    await attempt("read", async () => {
      const found = await shelf.read(hash);
      if (found === undefined || !bytes.equals(found)) throw new Error("another object came back");
    });
    await attempt("copy", () => shelf.setAside(hash, now));
    await attempt("delete", () => shelf.removeSetAside(hash, now));
  } finally {
    await shelf.close();
  }
}
