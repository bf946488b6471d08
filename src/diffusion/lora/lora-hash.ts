import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import type { Lora } from "./read-lora.ts";

/** Digits of a hash that AUTOMATIC1111 writes into pictures. */
const SHOWN = 12;

/**
 * The hash by which AUTOMATIC1111 and its kin know a LoRA: the beginning of the SHA-256 of its numbers,
 * without the header, which training tools note there themselves.
 */
export async function loraHash({ path, metadata, dataStart }: Lora): Promise<string> {
  const noted = metadata["sshs_model_hash"];
  if (noted !== undefined && /^[0-9a-f]{64}$/u.test(noted)) return noted.slice(0, SHOWN);
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { start: dataStart }), hash);
  return hash.digest("hex").slice(0, SHOWN);
}
