import { z } from "zod";
import { type Message, say } from "../words/index.ts";
// A path to a file is read as one to a folder is.
import { folder as file } from "./folder.ts";

/** Who signs finished files. */
export const signing = z.object({
  EASEL_C2PA_CERTIFICATE: file
    .optional()
    .describe(
      "A file with certificates in PEM, the signer's own first: pictures and films are then signed by C2PA (docs/content-credentials.md). Empty: they are marked, and not signed.",
    ),
  EASEL_C2PA_KEY: file
    .optional()
    .describe("A file with the first certificate's private key in PEM, without a passphrase."),
});

type Signing = z.infer<typeof signing>;

/** Both names are there, or none: see misfits. */
export function signingOf({ EASEL_C2PA_CERTIFICATE: certificate, EASEL_C2PA_KEY: key }: Signing) {
  return certificate === undefined || key === undefined ? undefined : { certificate, key };
}

/** What is wrong where only one of the two is there. */
export function signingMisfits(settings: Signing): readonly Message[] {
  const names = ["EASEL_C2PA_CERTIFICATE", "EASEL_C2PA_KEY"] as const;
  const missing = names.filter((name) => settings[name] === undefined);
  return missing.length === 1
    ? missing.map((name) => say("signing.one-missing", { missing: name }))
    : [];
}
