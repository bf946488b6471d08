import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { KeyObject } from "node:crypto";
import { temporaryFolder } from "../temporary-folder.ts";
import { issue, selfSigned, type Wanted } from "./certificates.ts";

/** Writes certificates and a key as the operator does, into a folder of their own. */
export async function writeSigner(chain: readonly string[], key: KeyObject | string) {
  const folder = await temporaryFolder();
  const files = { certificate: path.join(folder, "chain.pem"), key: path.join(folder, "key.pem") };
  await writeFile(files.certificate, chain.join(""));
  const pem = typeof key === "string" ? key : key.export({ type: "pkcs8", format: "pem" });
  await writeFile(files.key, pem);
  return files;
}

/** The files of a signer whose certificate an authority of the tests issued. */
export async function signerFiles(wanted: Wanted = {}) {
  const authority = selfSigned();
  const { certificate, key } = issue(wanted, authority);
  return writeSigner([certificate, authority.certificate], key);
}
