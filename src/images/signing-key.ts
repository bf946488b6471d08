import type { KeyObject } from "node:crypto";

/**
 * The signatures that C2PA allows (specification 2.2, section 13.2.1), by the library's names: their
 * numbers in COSE (RFC 9053, RFC 8230), and the hash that node:crypto is told.
 */
export const algorithms = {
  es256: { cose: -7, hash: "sha256" },
  es384: { cose: -35, hash: "sha384" },
  es512: { cose: -36, hash: "sha512" },
  ps256: { cose: -37, hash: "sha256" },
  ps384: { cose: -38, hash: "sha384" },
  ps512: { cose: -39, hash: "sha512" },
  ed25519: { cose: -8, hash: null },
} as const;

/** A signature's name. */
export type Algorithm = keyof typeof algorithms;

const curves: Readonly<Record<string, Algorithm>> = {
  prime256v1: "es256",
  secp384r1: "es384",
  secp521r1: "es512",
};

/** An RSA key can be bound to one hash. */
const hashes: Readonly<Record<string, Algorithm>> = {
  sha256: "ps256",
  sha384: "ps384",
  sha512: "ps512",
};

/** C2PA takes no shorter RSA keys. */
const LEAST_RSA_BITS = 2048;

/** Who signs: the key in PEM, and the certificates in DER as base64, the signer's own first. */
export interface SigningKey {
  readonly algorithm: Algorithm;
  readonly key: string;
  readonly chain: readonly string[];
}

/** The signature that goes with a key; undefined where C2PA allows none. */
export function algorithmOf({
  asymmetricKeyType: type,
  asymmetricKeyDetails: details,
}: KeyObject): Algorithm | undefined {
  if (type === "ed25519") return "ed25519";
  if (type === "ec") return curves[details?.namedCurve ?? ""];
  if (type !== "rsa" && type !== "rsa-pss") return undefined;
  if ((details?.modulusLength ?? 0) < LEAST_RSA_BITS) return undefined;
  return hashes[details?.hashAlgorithm ?? "sha256"];
}
