/** Unterzeichnete Manifeste (C2PA, Content Credentials). */
export const signing = {
  "signing.one-missing":
    "EASEL_C2PA_CERTIFICATE und EASEL_C2PA_KEY gehören zusammen: {{missing}} fehlt. Setze beide oder keines.",
  "signing.unreadable": "{{name}}: {{file}} lässt sich nicht lesen ({{reason}}).",
  "signing.no-certificate":
    "EASEL_C2PA_CERTIFICATE: {{file}} enthält keine Zertifikate in PEM. Zuerst soll das eigene des Unterzeichners stehen, dann die der Stellen dazwischen.",
  "signing.no-key":
    "EASEL_C2PA_KEY: {{file}} enthält keinen privaten Schlüssel in PEM oder einen mit Passwort. Schreibe ihn ohne (openssl pkey), lesbar nur für diesen Benutzer.",
  "signing.other-key":
    "EASEL_C2PA_KEY ist nicht der Schlüssel des ersten Zertifikats in EASEL_C2PA_CERTIFICATE.",
  "signing.self-signed":
    "EASEL_C2PA_CERTIFICATE ist von sich selbst unterzeichnet, was C2PA nicht erlaubt. Nimm eines, das eine Stelle ausgestellt hat, und sei es deine eigene (docs/content-credentials.md).",
  "signing.authority":
    "EASEL_C2PA_CERTIFICATE beginnt mit dem Zertifikat einer Stelle. Zuerst kommt das eigene des Unterzeichners.",
  "signing.not-valid":
    "EASEL_C2PA_CERTIFICATE gilt vom {{from}} bis zum {{until}} und heute nicht. Besorge ein neues.",
  "signing.algorithm":
    "EASEL_C2PA_KEY ist von einer Art, mit der C2PA nicht unterzeichnet: Nimm P-256, P-384 oder P-521, Ed25519 oder RSA ab 2048 Bit.",
  "signing.refused":
    "EASEL_C2PA_CERTIFICATE wird von der C2PA-Bibliothek nicht angenommen: {{reason}}. docs/content-credentials.md sagt, was ein Zertifikat braucht.",
  "signing.doctor": "Signatur (C2PA)",
  "signing.works":
    "Dateien werden von {{name}} unterzeichnet; das Zertifikat gilt bis zum {{until}}",
  "signing.ends-soon":
    "Besorge ein neues Zertifikat für EASEL_C2PA_CERTIFICATE: Es gilt bis zum {{until}}, und danach werden Bilder ohne Signatur geliefert.",
  "signing.change": "Berichtige EASEL_C2PA_CERTIFICATE und EASEL_C2PA_KEY, oder lass beide leer.",
  "signing.found": "Content Credentials (C2PA)",
  "signing.signed-by": "unterzeichnet von {{signer}} mit {{tool}}",
  "signing.no-name": "jemandem ohne Namen",
  "signing.no-tool": "einem Programm ohne Namen",
  "signing.trusted": "Die Signatur stimmt, und der Unterzeichner steht auf einer Vertrauensliste.",
  "signing.valid":
    "Die Signatur stimmt: Die Datei wurde seitdem nicht verändert. Wer der Unterzeichner ist, wurde nicht geprüft; Easel kennt keine Vertrauensliste.",
  "signing.invalid": "Die Signatur stimmt nicht ({{problem, code}}): Glaube nichts davon.",
  "signing.damaged": "Sie sind beschädigt und nicht lesbar.",
} as const;
