import { signFile } from "../../../src/images/credentials/sign-file.ts";
import type { SigningKey } from "../../../src/images/signing-key.ts";
import { samplePicture } from "../sample-pictures.ts";
import { issue, selfSigned } from "./certificates.ts";

/** Somebody who signs, without files. */
export function memorySigner(): SigningKey {
  const { certificate, key } = issue({ name: "Studio" }, selfSigned());
  const pem = String(key.export({ type: "pkcs8", format: "pem" }));
  const der = certificate.replaceAll(/-----.*-----|\n/g, "");
  return { algorithm: "es256", key: pem, chain: [der] };
}

/** A picture that somebody else's program signed by C2PA. */
export async function signedPicture(format: "png" | "jpeg" | "webp"): Promise<Buffer> {
  const signed = await signFile(await samplePicture(48, 40)[format]().toBuffer(), {
    mediaType: `image/${format}`,
    source: "trainedAlgorithmicMedia",
    version: "9",
    signer: memorySigner(),
  });
  return Buffer.from(signed);
}
