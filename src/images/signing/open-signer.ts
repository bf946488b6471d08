import { z } from "zod";
import { ConfigError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import { ownProgram, Sandbox } from "../../sandbox/index.ts";
import { say } from "../../words/index.ts";
import type { SigningWish } from "../credentials/sign-file.ts";
import type { DigitalSource } from "../digital-source.ts";
import { hasManifest } from "../has-manifest.ts";
import { readSigner, type SignerFiles, type SignerIdentity } from "./read-signer.ts";

/** A finished file, how it came about, and what it was made of, where that is a file. */
export interface Unsigned {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly source: DigitalSource;
  readonly parent?: Uint8Array | undefined;
  /** The most that the signed file may have. */
  readonly limitBytes?: number | undefined;
}

/** Signs finished files as C2PA says. */
export interface Signer {
  readonly identity: SignerIdentity;
  /**
   * Gives the signed file; the file as it is where that does not work, which the log says once with
   * the reason. Never throws.
   */
  sign(file: Unsigned): Promise<Buffer>;
  /** Starts what signs, so that the next file does not wait for it. */
  prepare(): void;
  close(): Promise<void>;
}

/** What can hold a manifest of those files that Easel makes; WebM cannot. */
const signable = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "video/mp4"]);

const order = { lane: "own", cpuMs: 20_000, deadlineMs: 60_000, isPrecious: true } as const;

const answerSchema = z.object({ refused: z.string().optional() });

/** One pixel, to find out whether the library takes the certificate. */
const trial = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgAB5Sfe/AAAAABJRU5ErkJggg==",
  "base64",
);

/** Who signs, where somebody is set up for it. Throws as `openSigner` does. */
export async function signerFor(
  files: SignerFiles | undefined,
  tools: SignerTools,
): Promise<Signer | undefined> {
  return files && openSigner(files, tools);
}

/** Easel's version stands in each manifest. */
interface SignerTools {
  readonly log: Logger;
  readonly version: string;
  readonly now?: Date;
}

/**
 * Opens what signs: a process of its own, which alone gets the key. Signs one pixel as a trial. Throws
 * ConfigError for files that cannot be used, and for a certificate that the library does not take.
 */
export async function openSigner(
  files: SignerFiles,
  { log, version, now = new Date() }: SignerTools,
): Promise<Signer> {
  const { signer, identity } = await readSigner(files, now);
  const program = ownProgram(new URL("../credentials/child.ts", import.meta.url));
  const sandbox = new Sandbox({ ...program, log, size: 1 });
  const told = new Set<string>();

  async function attempt({ bytes, mediaType, source, parent }: Unsigned): Promise<Buffer> {
    const args: SigningWish = { mediaType, source, version, signer };
    const given = parent === undefined ? [bytes] : [bytes, parent];
    const answer = await sandbox.perform({ ...order, task: "sign", args, files: given });
    if (answer.type !== "done") throw new Error(`signing ended as ${answer.type}`);
    const { refused } = answerSchema.parse(answer.value);
    const [signed] = answer.files;
    if (refused !== undefined || signed === undefined) throw new Error(refused ?? "no file came");
    return signed;
  }

  /** The signed file; undefined, and said once, where there is none, or it is too large. */
  async function tried(file: Unsigned): Promise<Buffer | undefined> {
    try {
      const signed = await attempt(file);
      if (signed.length <= (file.limitBytes ?? Infinity)) return signed;
      throw new Error("the signed file would be too large");
    } catch (error) {
      const reason = reasonOf(error);
      if (!told.has(reason)) {
        log.warn({ reason }, "A picture could not be signed (C2PA) as it should be");
        told.add(reason);
      }
      return undefined;
    }
  }

  const opened: Signer = {
    identity,
    async sign(file) {
      if (!signable.has(file.mediaType)) return file.bytes;
      const { parent, ...alone } = file;
      const kept = parent !== undefined && hasManifest(parent);
      return (kept ? await tried(file) : undefined) ?? (await tried(alone)) ?? file.bytes;
    },
    prepare: () => sandbox.prepare(),
    close: () => sandbox.close(),
  };
  try {
    await attempt({ bytes: trial, mediaType: "image/png", source: "trainedAlgorithmicMedia" });
    return opened;
  } catch (error) {
    await opened.close();
    throw new ConfigError(say("signing.refused", { reason: reasonOf(error) }), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
