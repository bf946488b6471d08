/** Signed manifests (C2PA, Content Credentials). */
export const signing = {
  "signing.one-missing":
    "EASEL_C2PA_CERTIFICATE and EASEL_C2PA_KEY belong together: {{missing}} is missing. Set both, or neither.",
  "signing.unreadable": "{{name}}: {{file}} cannot be read ({{reason}}).",
  "signing.no-certificate":
    "EASEL_C2PA_CERTIFICATE: {{file}} holds no certificates in PEM. It is to hold the signer's own one first, then those of the authorities between.",
  "signing.no-key":
    "EASEL_C2PA_KEY: {{file}} holds no private key in PEM, or one with a passphrase. Write it without one (openssl pkey), readable by this user only.",
  "signing.other-key":
    "EASEL_C2PA_KEY is not the key of the first certificate in EASEL_C2PA_CERTIFICATE.",
  "signing.self-signed":
    "EASEL_C2PA_CERTIFICATE is signed by itself, which C2PA does not allow. Use one that an authority issued, if only your own (docs/content-credentials.md).",
  "signing.authority":
    "EASEL_C2PA_CERTIFICATE begins with an authority's certificate. The signer's own one comes first.",
  "signing.not-valid":
    "EASEL_C2PA_CERTIFICATE holds from {{from}} to {{until}}, and not today. Get a new one.",
  "signing.algorithm":
    "EASEL_C2PA_KEY is of a kind that C2PA does not sign with: use P-256, P-384 or P-521, Ed25519, or RSA of 2048 bits or more.",
  "signing.refused":
    "EASEL_C2PA_CERTIFICATE is not accepted by the C2PA library: {{reason}}. docs/content-credentials.md says what a certificate needs.",
  "signing.doctor": "Signing (C2PA)",
  "signing.works": "files are signed by {{name}}; the certificate holds until {{until}}",
  "signing.ends-soon":
    "Get a new certificate for EASEL_C2PA_CERTIFICATE: it holds until {{until}}, and pictures are delivered unsigned afterwards.",
  "signing.change": "Correct EASEL_C2PA_CERTIFICATE and EASEL_C2PA_KEY, or leave both empty.",
  "signing.found": "Content Credentials (C2PA)",
  "signing.signed-by": "signed by {{signer}} with {{tool}}",
  "signing.no-name": "somebody without a name",
  "signing.no-tool": "an unnamed program",
  "signing.trusted": "The signature is valid, and the signer is on a trust list.",
  "signing.valid":
    "The signature is valid: the file was not changed since. Who the signer is was not checked; Easel knows no trust list.",
  "signing.invalid": "The signature does not hold ({{problem, code}}): believe none of it.",
  "signing.damaged": "They are damaged and cannot be read.",
} as const;
