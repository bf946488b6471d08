import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { ConfigError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { algorithmOf, type SigningKey } from "../signing-key.ts";

/** Where the certificates and the key lie, in PEM. */
export interface SignerFiles {
  readonly certificate: string;
  readonly key: string;
}

/** Who signs: the name in the certificate, and until when it holds. */
export interface SignerIdentity {
  readonly name: string;
  readonly until: Date;
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Reads and checks who signs. Throws ConfigError, each with what to do, for files that cannot be read
 * or hold something else, a key of another certificate, and a certificate that C2PA does not take.
 */
export async function readSigner(
  files: SignerFiles,
  now: Date,
): Promise<{ readonly signer: SigningKey; readonly identity: SignerIdentity }> {
  const chain = certificatesIn(await read("EASEL_C2PA_CERTIFICATE", files.certificate), files);
  const pem = await read("EASEL_C2PA_KEY", files.key);
  const key = keyIn(pem, files);
  const [leaf] = chain;
  checkCertificate(leaf, key, now);
  const algorithm = algorithmOf(key);
  if (algorithm === undefined) throw new ConfigError(say("signing.algorithm"));
  // Whoever checks a signature has the authority's own certificate, or does not trust it.
  const sent = chain.filter((each) => !isSelfSigned(each));
  return {
    signer: { algorithm, key: pem, chain: sent.map(({ raw }) => raw.toString("base64")) },
    identity: { name: nameOf(leaf), until: leaf.validToDate },
  };
}

async function read(name: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new ConfigError(say("signing.unreadable", { name, file, reason }), { cause: error });
  }
}

function certificatesIn(
  text: string,
  { certificate: file }: SignerFiles,
): readonly [X509Certificate, ...X509Certificate[]] {
  try {
    const [leaf, ...others] = (text.match(CERTIFICATE) ?? []).map(
      (pem) => new X509Certificate(pem),
    );
    if (leaf !== undefined) return [leaf, ...others];
  } catch {
    // It is said below.
  }
  throw new ConfigError(say("signing.no-certificate", { file }));
}

function keyIn(text: string, { key: file }: SignerFiles): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new ConfigError(say("signing.no-key", { file }));
  }
}

function checkCertificate(leaf: X509Certificate, key: KeyObject, now: Date): void {
  if (!leaf.checkPrivateKey(key)) throw new ConfigError(say("signing.other-key"));
  if (isSelfSigned(leaf)) throw new ConfigError(say("signing.self-signed"));
  if (leaf.ca) throw new ConfigError(say("signing.authority"));
  const { validFromDate: from, validToDate: until } = leaf;
  if (now < from || now > until) {
    throw new ConfigError(say("signing.not-valid", { from: dayOf(from), until: dayOf(until) }));
  }
}

function isSelfSigned(certificate: X509Certificate): boolean {
  // Node's checkIssued is no help: it asks for an authority's rights too.
  return certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey);
}

/** A day as everybody reads it. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, "2026-11-30".length);
}

/** The name, or the organisation; a certificate may have neither. */
function nameOf({ subject }: X509Certificate): string {
  const fields = new Map(
    subject.split("\n").map((line) => {
      const [field = "", ...rest] = line.split("=");
      return [field, rest.join("=")];
    }),
  );
  return fields.get("CN") ?? fields.get("O") ?? subject;
}
