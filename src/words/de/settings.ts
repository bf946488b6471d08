/** What is wrong with a setting. */
export const settings = {
  "settings.wrong":
    "Diese Einstellungen sind zu ändern (in .env oder in der Umgebung):\n{{problems, lines}}",
  "settings.whole-number": "{{name}} muss eine ganze Zahl von {{min}} bis {{max}} sein.",
  "settings.amount": "{{name}} muss eine Zahl wie 0.02 sein, null oder mehr.",
  "settings.megabytes": "{{name}} muss eine ganze Zahl von Megabyte sein, von {{min}} bis {{max}}.",
  "settings.on-off": '{{name}} muss "on" oder "off" sein.',
  "settings.one-of": "{{name}} muss {{choices, choices}} sein.",
  "settings.address": "{{name}} muss eine Webadresse sein, die mit https:// oder http:// beginnt.",
  "settings.addresses":
    "{{name}} muss aus Webadressen bestehen, die mit https:// oder http:// beginnen, mit Kommas dazwischen.",
  "settings.discord-api":
    "{{name}} muss eine Webadresse sein, die mit https:// oder http:// beginnt und mit /api endet.",
  "settings.key":
    "{{name}} muss eine Zeile ohne Leerzeichen sein: Kopiere den Wert noch einmal dort, woher du ihn hast.",
  "settings.text": "{{name}} muss eine Zeile von höchstens 1000 Zeichen sein.",
  "settings.snowflake":
    "{{name}} muss eine Kennung aus 17 bis 20 Ziffern sein (Discord: Rechtsklick, ID kopieren).",
  "settings.size":
    "{{name}} muss eine Größe in Pixeln sein, etwa 1024x768, höchstens 8192 je Seite.",
  "settings.snowflakes":
    "{{name}} muss aus Kennungen von 17 bis 20 Ziffern bestehen, mit Kommas dazwischen (Discord: Rechtsklick, ID kopieren).",
  "settings.allowed-address":
    '{{name}} enthält "{{part}}": Schreibe host:port (127.0.0.1:8080) oder einen Bereich (10.0.0.0/8), mit Kommas dazwischen.',
  "settings.proxy":
    "{{name}} muss die Adresse eines HTTP-Proxys sein, etwa http://proxy.example:3128.",
  "settings.default-model":
    'EASEL_DEFAULT_MODEL ist "{{wanted}}", aber die Modelle hier sind: {{models, list}}.',
  "settings.default-model-none":
    'EASEL_DEFAULT_MODEL ist "{{wanted}}", aber hier gibt es kein Modell. Lege eines in EASEL_MODELS_DIR oder richte einen Dienst ein.',
  "settings.unwritable-data":
    "Der Datenordner {{folder}} lässt sich nicht beschreiben ({{path}}). Erlaube es diesem Benutzer oder wähle mit EASEL_DATA_DIR einen anderen.",
  "settings.no-data-folder":
    "Der Datenordner {{folder}} lässt sich nicht anlegen. Wähle mit EASEL_DATA_DIR einen, der beschreibbar ist.",
  "settings.unreadable":
    "{{path}} lässt sich nicht lesen ({{code}}). Erlaube diesem Benutzer das Lesen oder nimm die Datei weg.",
  "settings.no-text":
    "{{path}} ist keine lesbare Textdatei. Speichere sie als UTF-8-Text oder beginne neu mit .env.example.",
  "settings.open-quote":
    "{{name}} (Zeile {{line}} von .env) beginnt mit einem Anführungszeichen, das in derselben Zeile nicht endet.",
  "settings.no-assignment": "Zeile {{line}} von .env ist nicht NAME=Wert und wurde übergangen.",
  "settings.twice":
    "{{name}} steht zweimal in .env (Zeilen {{before}} und {{line}}): Der letzte Wert gilt.",
  "settings.old-encoding":
    ".env ist nicht UTF-8: Sonderzeichen wurden als Windows-1252 gelesen. Speichere die Datei als UTF-8, um sicher zu sein.",
  "settings.unknown-name": "Eine Einstellung {{name}} gibt es nicht: Sie bewirkt nichts.",
  "settings.likely-name":
    "Eine Einstellung {{name}} gibt es nicht: Sie bewirkt nichts. Vielleicht ist {{likely}} gemeint.",
} as const;
