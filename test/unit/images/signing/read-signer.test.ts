import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { readSigner } from "../../../../src/images/signing/read-signer.ts";
import { algorithmOf } from "../../../../src/images/signing-key.ts";
import { issue, newKey, selfSigned } from "../../../support/signing/certificates.ts";
import { signerFiles, writeSigner } from "../../../support/signing/signer-files.ts";

const now = new Date();
const authority = selfSigned();

/** The code of what stands against such files. */
async function objectionTo(files: Awaited<ReturnType<typeof signerFiles>>): Promise<string> {
  const refused = readSigner(files, now);
  await expect(refused).rejects.toThrow(ConfigError);
  return refused.catch((error: ConfigError) => error.says.code) as Promise<string>;
}

describe("who signs", () => {
  it("is read from the certificates, of which the authority's own is left out", async () => {
    const between = issue({ name: "Between", isAuthority: true }, authority);
    const { certificate, key } = issue({ name: "Studio" }, between);
    const files = await writeSigner(
      [certificate, between.certificate, authority.certificate].map((pem) => `Bag\n${pem}`),
      key,
    );
    const { signer, identity } = await readSigner(files, now);
    expect(signer).toMatchObject({ algorithm: "es256", chain: { length: 2 } });
    expect(identity.name).toBe("Studio");
    expect(identity.until.getTime()).toBeGreaterThan(now.getTime());
  });

  it("is refused with a certificate that signs itself, and with an authority's", async () => {
    const own = selfSigned({ isAuthority: false });
    expect(await objectionTo(await writeSigner([own.certificate], own.key))).toBe(
      "signing.self-signed",
    );
    const { certificate, key } = issue({ isAuthority: true }, authority);
    expect(await objectionTo(await writeSigner([certificate], key))).toBe("signing.authority");
  });

  it("is refused before and after the certificate's time", async () => {
    const old = { from: new Date("2020-01-01"), until: new Date("2021-01-01") };
    const young = { from: new Date("2090-01-01"), until: new Date("2091-01-01") };
    for (const time of [old, young])
      expect(await objectionTo(await signerFiles(time))).toBe("signing.not-valid");
  });

  it("is refused with the key of another certificate, and with one that C2PA does not know", async () => {
    const { certificate } = issue({}, authority);
    expect(await objectionTo(await writeSigner([certificate], newKey()))).toBe("signing.other-key");
    const odd = newKey("secp256k1");
    expect(await objectionTo(await signerFiles({ key: odd }))).toBe("signing.algorithm");
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    expect(algorithmOf(short)).toBeUndefined();
  });

  it("is refused where a file is not there, or holds something else", async () => {
    const files = await signerFiles();
    const missing = { ...files, key: `${files.key}.gone` };
    expect(await objectionTo(missing)).toBe("signing.unreadable");
    expect(await objectionTo({ ...files, key: files.certificate })).toBe("signing.no-key");
    expect(await objectionTo({ ...files, certificate: files.key })).toBe("signing.no-certificate");
    const broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    await writeFile(files.certificate, broken);
    expect(await objectionTo(files)).toBe("signing.no-certificate");
    const secret = newKey().export({
      type: "pkcs8",
      format: "pem",
      cipher: "aes-256-cbc",
      passphrase: "secret",
    });
    const { certificate } = issue({}, authority);
    expect(await objectionTo(await writeSigner([certificate], String(secret)))).toBe(
      "signing.no-key",
    );
    const shown = createPublicKey(authority.key).export({ type: "spki", format: "pem" });
    expect(await objectionTo(await writeSigner([certificate], String(shown)))).toBe(
      "signing.no-key",
    );
  });
});
