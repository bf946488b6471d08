import type { DigitalSource } from "../digital-source.ts";
import type { SigningKey } from "../signing-key.ts";
import { coseSign1, envelopeBytes } from "./cose-sign1.ts";
import { librarySettings, openLibrary } from "./library.ts";
import { manifestOf, parentIngredient } from "./manifest-of.ts";
import { mediaTypeOf } from "./media-type-of.ts";
import { MemoryBlob } from "./memory-blob.ts";

/** What a file is signed as, by whom. */
export interface SigningWish {
  readonly mediaType: string;
  readonly source: DigitalSource;
  /** Easel's version. */
  readonly version: string;
  readonly signer: SigningKey;
}

/**
 * Gives the same picture with a signed manifest in its file; a parent's own manifest goes along. The
 * library checks what it signed, and throws where the certificate is not to its mind.
 */
export async function signFile(
  file: Buffer,
  { mediaType, source, version, signer }: SigningWish,
  parent?: Buffer,
): Promise<Uint8Array> {
  const { Builder } = await openLibrary();
  const parentType = parent && mediaTypeOf(parent);
  const statement = { version, source, mediaType, parentType };
  using builder = Builder.fromJson(manifestOf(statement), librarySettings);
  if (parent !== undefined && parentType !== undefined) {
    await builder.addIngredientFromBlob(parentIngredient, parentType, new MemoryBlob(parent));
  }
  const reserveSize = envelopeBytes(signer);
  const definition = {
    alg: signer.algorithm,
    reserveSize,
    sign: async (payload: Uint8Array) => new Uint8Array(coseSign1(payload, signer, reserveSize)),
  };
  return await builder.sign(definition, [], mediaType, new MemoryBlob(file));
}
