/** What `npm run models` says. */
export const terminalModels = {
  "terminal.models-title":
    "Holt Modelle von Stable Diffusion für die eigene Engine und kümmert sich um sie.",
  "terminal.models-list": "was sich beim Namen holen lässt, und was da ist",
  "terminal.models-pull": "ein Modell nach EASEL_MODELS_DIR herunterladen",
  "terminal.models-info": "Dateien, Größe, Lizenz und Besonderheiten eines Modells",
  "terminal.models-remove": "ein Modell aus EASEL_MODELS_DIR löschen",
  "terminal.models-name":
    "NAME ist eine Vorlage (sd-turbo) oder owner/repository[/folder][@revision] auf einem Hub nach Art von\nHugging Face, der ein ONNX-Modell im Aufbau von diffusers hat. Bei info und remove auch ein Ordner, der da ist.",
  "terminal.models-as": "Wie der Ordner hier heißt, wenn der übliche Name vergeben ist",
  "terminal.models-yes": "Die Lizenz annehmen und nicht fragen",
  "terminal.models-going-on":
    "Downloads gehen weiter, wo sie abgerissen sind; Strg+C behält, was angekommen ist. HF_ENDPOINT nennt einen\nanderen Hub, HF_TOKEN öffnet, was nicht öffentlich ist (.env.example).",

  "terminal.no-action": "„{{action}}“ gibt es hier nicht. Sage {{actions, choices}}.",
  "terminal.foreign-option": "„{{action}}“ hat keine Option {{option}}.",
  "terminal.too-much": "„{{word}}“ ist zu viel: ein Befehl, ein Modell.",
  "terminal.which-model":
    "Sage, welches Modell: npm run models -- {{action}} NAME. „list“ zeigt, was es gibt.",
  "terminal.models-options": "Optionen hier: --as FOLDER, --yes, --json.",

  "terminal.question": "{{question}} [j/N]",
  "terminal.yes": "ja",
  "terminal.bytes_one": "{{count, number}} Byte",
  "terminal.bytes_other": "{{count, number}} Bytes",
  "terminal.in-files_one": "{{size}} in {{count, number}} Datei",
  "terminal.in-files_other": "{{size}} in {{count, number}} Dateien",
  "terminal.amounts": "{{percent, number}} %, {{done}} von {{of}}",
  "terminal.speed": "{{speed}}/s, noch {{left}}",
  "terminal.seconds": "{{seconds, number}} s",
  "terminal.minutes": "{{minutes, number}} min",
  "terminal.hours": "{{hours, number}} h",

  "terminal.used-as": "heißt hier",
  "terminal.folder": "Ordner",
  "terminal.family": "Familie",
  "terminal.from": "von",
  "terminal.to": "nach",
  "terminal.size": "Größe",
  "terminal.revision": "Revision",
  "terminal.commit": "Commit",
  "terminal.licence": "Lizenz",
  "terminal.note-label": "Hinweis",
  "terminal.warning-label": "Warnung",
  "terminal.from-commit": "{{place}} ({{revision}}, Commit {{commit}})",
  "terminal.licence-not-stated": "nicht angegeben; sieh auf der Seite des Modells nach",
  "terminal.see-card": "siehe {{card}} im Ordner",
  "terminal.gated":
    "Nur für alle, die auf seiner Seite die Lizenz angenommen haben: Setze HF_TOKEN.",
  "terminal.not-here-yet": "Noch nicht hier: npm run models -- pull holt es.",

  "terminal.to-pull": "Beim Namen zu holen (npm run models -- pull NAME):",
  "terminal.about": "etwa {{size}}",
  "terminal.is-here": "ist hier",
  "terminal.here-in": "Hier, in {{folder}}:",
  "terminal.none": "keine",
  "terminal.not-whole": "{{name}}: noch nicht ganz; hole es noch einmal, dann geht es weiter",
  "terminal.not-usable": "nicht zu gebrauchen: {{problem}}",
  "terminal.came-with-easel": "kam mit Easel",

  "terminal.accept-licence": "Diese Lizenz annehmen und herunterladen?",
  "terminal.say-yes-to-licence":
    "Nichts wurde heruntergeladen. Sage --yes, um die Lizenz ({{licence}}) anzunehmen und ohne Frage herunterzuladen.",
  "terminal.nothing-downloaded": "Nichts wurde heruntergeladen.",
  "terminal.other-revision": "Revision {{revision}} davon",
  "terminal.other-model": "ein anderes Modell",
  "terminal.place-taken":
    "{{target}} ist schon da und enthält {{what}}. Nenne mit --as einen anderen Ordner, oder sage erst npm run models -- remove {{folder}}.",
  "terminal.already-here":
    "{{repository}} ist schon hier, als local/{{folder}} (Commit {{commit}}). Um es neu zu holen, entferne es zuerst.",
  "terminal.models-unwritable":
    "{{modelsDir}} lässt sich nicht beschreiben. Erlaube es diesem Benutzer, oder setze EASEL_MODELS_DIR.",
  "terminal.pull-running":
    "{{name}} wird gerade schon geholt. Warte darauf, oder halte das zuerst an.",
  "terminal.all-arrived": "Alles ist angekommen und geprüft.",
  "terminal.pull-stopped":
    "Angehalten. Was angekommen ist, bleibt: Derselbe Befehl macht dort weiter.",
  "terminal.not-finished": "Nicht fertig geworden.",
  "terminal.autoencoder-here":
    "{{folder}} ist hier: ein Autoencoder, kein Modell, das selbst zeichnet. {{use}}",
  "terminal.autoencoder-used": "Modelle, zu denen er passt, machen ihre Vorschau damit.",
  "terminal.autoencoder-misnamed": "Modelle suchen ihn nur unter den Namen taesd und taesdxl.",
  "terminal.pulled-not-usable": "{{problem}} npm run models -- remove {{name}} löscht es.",
  "terminal.controls-here": "ControlNets hier (--control NAME --control-image DATEI):",
  "terminal.loras-here": "LoRAs hier (--lora NAME:GEWICHT), mit den Wörtern, auf die sie hören:",
  "terminal.lora-ready":
    "Das LoRA {{name}} ist bereit ({{family}}). Ein laufender Bot bietet es sofort an.",
  "terminal.lora-not-usable":
    "Das LoRA {{name}} ist nicht zu gebrauchen: {{reason}}. Lösche {{target}}, um es loszuwerden.",
  "terminal.ready": "{{folder}} ist bereit ({{family}}). Ein Bot, der läuft, bietet es sofort an.",
  "terminal.in-discord": "in Discord",
  "terminal.at-terminal": "hier",
  "terminal.with-refiner": "/imagine model: ein SDXL-Modell, refiner: True",

  "terminal.bundled-model":
    "{{name}} kam mit Easel. Sage --yes, um es trotzdem zu entfernen; git checkout models/{{name}} bringt es zurück.",
  "terminal.delete-question": "{{folder}} löschen ({{size}})?",
  "terminal.say-yes-to-delete":
    "Nichts wurde gelöscht. Sage --yes, um {{name}} ohne Frage zu löschen.",
  "terminal.nothing-deleted": "Nichts wurde gelöscht.",
  "terminal.gone": "{{name}} ist weg; {{size}} sind wieder frei.",
  "terminal.not-deleted":
    "{{model}} ließ sich nicht löschen{{reason}}. Erlaube diesem Benutzer, dort zu schreiben.",
  "terminal.pull-in-the-way": "Dieses Modell wird gerade geholt. Halte das zuerst an.",
  "terminal.partial-unwritable":
    "{{folder}} lässt sich nicht beschreiben. Erlaube es diesem Benutzer.",
  "terminal.no-model-here":
    "Das Modell „{{name}}“ gibt es in {{modelsDir}} nicht. Hier sind: {{known, list}}.",
  "terminal.no-models-here":
    "Das Modell „{{name}}“ gibt es in {{modelsDir}} nicht; dort ist gar keines.",
} as const;
