import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { StorageError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import type { PictureShelf } from "../picture-shelf.ts";
import { isNoObject, understood } from "./s3-trouble.ts";

/** Nothing that Easel stores is larger; more would be somebody else's. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** Which part of a bucket a shelf is. */
export interface S3Place {
  readonly bucket: string;
  /** What all names begin with, without slashes around it; may be empty. */
  readonly prefix: string;
}

/** A shelf in a bucket. */
export interface S3Shelf extends PictureShelf {
  /** Takes away what was moved out of the way at that time. */
  removeSetAside(hash: string, now: number): Promise<void>;
}

/**
 * Pictures as objects of a service that speaks S3, named by their hash under its first two digits.
 * The service checks each by its SHA-256 when it is written; whoever reads checks it again.
 */
export function s3Shelf(client: S3Client, { bucket, prefix }: S3Place): S3Shelf {
  const named = (name: string) => (prefix === "" ? name : `${prefix}/${name}`);
  const aside = (hash: string, now: number) => named(`set-aside/${hash}-${now}`);
  const at = (hash: string) => ({ Bucket: bucket, Key: named(`${hash.slice(0, 2)}/${hash}`) });
  return {
    read: (hash) =>
      withoutObject(undefined, async () => {
        const { Body: body } = await client.send(new GetObjectCommand(at(hash)));
        return body === undefined ? undefined : collect(body.transformToWebStream());
      }),

    holds: (hash, bytes) =>
      withoutObject(false, async () => {
        const found = await client.send(
          new HeadObjectCommand({ ...at(hash), ChecksumMode: "ENABLED" }),
        );
        const isSame = (found.ChecksumSHA256 ?? base64Of(hash)) === base64Of(hash);
        return found.ContentLength === bytes && isSame;
      }),

    async write(hash, bytes) {
      const object = { ...at(hash), Body: bytes, ContentLength: bytes.length };
      await send(() =>
        client.send(new PutObjectCommand({ ...object, ChecksumSHA256: base64Of(hash) })),
      );
    },

    async remove(hash) {
      await send(() => client.send(new DeleteObjectCommand(at(hash))));
    },

    async setAside(hash, now) {
      const from = at(hash);
      const source = [bucket, ...from.Key.split("/")].map(encodeURIComponent).join("/");
      const to = { Bucket: bucket, Key: aside(hash, now), CopySource: source };
      await send(() => client.send(new CopyObjectCommand(to)));
      await send(() => client.send(new DeleteObjectCommand(from)));
    },

    async removeSetAside(hash, now) {
      const object = { Bucket: bucket, Key: aside(hash, now) };
      await send(() => client.send(new DeleteObjectCommand(object)));
    },

    async probe() {
      const object = { Bucket: bucket, Key: named("can-be-written"), Body: Buffer.from("Easel") };
      await send(() => client.send(new PutObjectCommand(object)));
    },

    async close() {
      client.destroy();
    },
  };
}

/** Takes the parts of an object as they come. Throws StorageError for one that is no picture. */
async function collect(parts: ReadableStream<unknown>): Promise<Buffer> {
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    if (!(part instanceof Uint8Array)) throw new TypeError("Expected the bytes of an object");
    length += part.length;
    if (length > LARGEST_BYTES) throw new StorageError("damaged", say("storage.damaged"));
    taken.push(part);
  }
  return Buffer.concat(taken, length);
}

async function withoutObject<Answer, Nothing>(
  nothing: Nothing,
  question: () => Promise<Answer>,
): Promise<Answer | Nothing> {
  try {
    return await question();
  } catch (error) {
    if (isNoObject(error)) return nothing;
    throw understood(error);
  }
}

async function send(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    throw understood(error);
  }
}

function base64Of(hash: string): string {
  return Buffer.from(hash, "hex").toString("base64");
}
