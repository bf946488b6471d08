import { constants, createPrivateKey, type KeyObject, sign } from "node:crypto";
import { encode, Tagged } from "cborg";
import { type Algorithm, algorithms, type SigningKey } from "../signing-key.ts";

/** Labels of COSE headers (RFC 9052, RFC 9360) and the tag of COSE_Sign1. */
const ALGORITHM = 1;
const CERTIFICATES = 33;
const SIGN1 = 18;

/** Longer than any signature, its headers and what pads it, without the certificates. */
const ENVELOPE_BYTES = 1024;

/** How many bytes an envelope of this signer takes. */
export function envelopeBytes({ chain }: Pick<SigningKey, "chain">): number {
  return chain.reduce((sum, each) => sum + Buffer.byteLength(each, "base64"), ENVELOPE_BYTES);
}

/**
 * A COSE_Sign1 envelope around the signature of a payload that stands elsewhere (RFC 9052, section
 * 4.2), filled up to exactly `size` bytes: C2PA keeps that room for it before anything is signed.
 */
export function coseSign1(payload: Uint8Array, signer: SigningKey, size: number): Uint8Array {
  const certificates = signer.chain.map((each) => Buffer.from(each, "base64"));
  const protectedHeader = encode(
    new Map<number, unknown>([
      [ALGORITHM, algorithms[signer.algorithm].cose],
      [CERTIFICATES, certificates.length === 1 ? certificates[0] : certificates],
    ]),
  );
  const signed = encode(["Signature1", protectedHeader, new Uint8Array(0), payload]);
  const signature = signatureOf(signed, createPrivateKey(signer.key), signer.algorithm);
  const envelope = (padding: number): Uint8Array =>
    encode(
      new Tagged(SIGN1, [
        protectedHeader,
        new Map([["pad", new Uint8Array(padding)]]),
        null,
        signature,
      ]),
    );
  return filled(envelope, size);
}

function signatureOf(bytes: Uint8Array, key: KeyObject, algorithm: Algorithm): Uint8Array {
  const { hash } = algorithms[algorithm];
  if (algorithm.startsWith("es")) return sign(hash, bytes, { key, dsaEncoding: "ieee-p1363" });
  if (algorithm === "ed25519") return sign(hash, bytes, key);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  return sign(hash, bytes, { key, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST });
}

/** The length of a padding is written in one to five bytes, so that the right one is looked for. */
function filled(envelope: (padding: number) => Uint8Array, size: number): Uint8Array {
  const missing = size - envelope(0).length;
  for (let padding = missing; padding >= Math.max(0, missing - 5); padding--) {
    const bytes = envelope(padding);
    if (bytes.length === size) return bytes;
  }
  throw new RangeError(`A signature does not fill ${size} bytes`);
}
