/**
 * Certificates for tests, made as the specification writes them (X.509, RFC 5280, in DER): an authority
 * with a key of P-256, and what it issues. Nothing but node:crypto is needed.
 */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";

/** What a certificate is to be; a signer's for today unless said. */
export interface Wanted {
  readonly key?: KeyObject;
  readonly name?: string;
  readonly from?: Date;
  readonly until?: Date;
  /** Object identifiers of what the key may be used for; null: it does not say. */
  readonly uses?: readonly string[] | null;
  readonly isAuthority?: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";
const EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";

/** A fresh key of P-256. */
export function newKey(namedCurve = "P-256"): KeyObject {
  return generateKeyPairSync("ec", { namedCurve }).privateKey;
}

/** A certificate that signs itself: an authority's, unless said. */
export function selfSigned({
  name = "Test authority",
  isAuthority = true,
  ...wanted
}: Wanted = {}) {
  const key = wanted.key ?? newKey();
  return issue({ ...wanted, key, name, isAuthority }, { name, key });
}

/** A certificate by an authority. */
export function issue(wanted: Wanted, by: { readonly name: string; readonly key: KeyObject }) {
  const { key = newKey(), name = "Easel test" } = wanted;
  const { from = new Date(Date.now() - DAY_MS), until = new Date(Date.now() + 365 * DAY_MS) } =
    wanted;
  const algorithm = sequence(oid(ECDSA_SHA256));
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(serial++),
    algorithm,
    nameOf(by.name),
    sequence(time(from), time(until)),
    nameOf(name),
    publicPart(key),
    tagged(0xa3, sequence(...extensions(wanted, by.key))),
  );
  const signature = sign("sha256", body, by.key);
  const der = sequence(body, algorithm, bits(signature));
  return { name, key, certificate: pem(der) };
}

let serial = 1;

/** C2PA wants a key's use, said to be critical, and whose key signed. */
function extensions(
  { uses = [EMAIL_PROTECTION], isAuthority = false }: Wanted,
  issuer: KeyObject,
): readonly Buffer[] {
  const keyUsage = isAuthority ? Buffer.from([1, 6]) : Buffer.from([7, 0x80]);
  const basic = isAuthority ? sequence(tagged(0x01, TRUE)) : sequence();
  const identifier = createHash("sha1").update(publicPart(issuer)).digest();
  return [
    critical("2.5.29.19", basic),
    critical("2.5.29.15", tagged(0x03, keyUsage)),
    extension("2.5.29.35", sequence(tagged(0x80, identifier))),
    ...(uses === null || isAuthority ? [] : [extension("2.5.29.37", sequence(...uses.map(oid)))]),
  ];
}

const TRUE = Buffer.from([0xff]);

function critical(id: string, content: Buffer): Buffer {
  return sequence(oid(id), tagged(0x01, TRUE), tagged(0x04, content));
}

function extension(id: string, content: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, content));
}

function publicPart(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

function nameOf(name: string): Buffer {
  const part = (id: string, text: string) =>
    tagged(0x31, sequence(oid(id), tagged(0x0c, Buffer.from(text))));
  return sequence(part("2.5.4.10", `${name} Ltd`), part("2.5.4.3", name));
}

function time(date: Date): Buffer {
  const digits = `${date.toISOString().replaceAll(/[-:T]|\..*/g, "")}Z`;
  // Two digits of the year up to 2049, four from then on.
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, Buffer.from(digits.slice(2)))
    : tagged(0x18, Buffer.from(digits));
}

function oid(id: string): Buffer {
  const [first = 0, second = 0, ...rest] = id.split(".").map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): readonly number[] {
  const digits = [value % 128];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
    digits.unshift((left % 128) + 128);
  return digits;
}

function integer(value: number): Buffer {
  return tagged(0x02, Buffer.from(base256(value)));
}

/** With a zero before a byte that would make it negative. */
function base256(value: number): readonly number[] {
  const digits = [value % 256];
  for (let left = Math.floor(value / 256); left > 0; left = Math.floor(left / 256))
    digits.unshift(left % 256);
  return (digits[0] ?? 0) < 128 ? digits : [0, ...digits];
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : [0x80 + bytesOf(length).length, ...bytesOf(length)];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function bytesOf(length: number): readonly number[] {
  return length < 256 ? [length] : [Math.floor(length / 256), length % 256];
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
