/** What the bot's messages, buttons and forms say. */
export const messages = {
  // Buttons and selects: plain text.
  "messages.cancel": "Abbrechen",
  "messages.try-again": "Noch einmal versuchen",
  "messages.reroll": "Neu würfeln",
  "messages.edit": "Bearbeiten",
  "messages.details": "Details",
  "messages.delete": "Löschen",
  "messages.originals": "Originale",
  "messages.vary": "Variieren",
  "messages.use-settings": "Diese Einstellungen nehmen",
  "messages.vary-one": "V{{number}}",
  "messages.upscale-one": "U{{number}}",
  "messages.strength": "Wie weit deine V-Knöpfe gehen: dezent oder stark",
  "messages.subtle": "Dezent",
  "messages.subtle-hint": "V behält, was im Bild ist",
  "messages.strong": "Stark",
  "messages.strong-hint": "V entfernt sich weiter vom Bild",

  // Alt texts: plain text.
  "messages.picture-alt": "Bild {{number}} von {{total}}: {{prompt}}",
  "messages.wordless-picture": "ein Bild ohne Worte",
  "messages.half-made": "Das Bild, das gerade entsteht, halb fertig",
  "messages.text-to-copy": "Text zum Kopieren",

  // A job, whatever its state.
  "messages.no-words": "(keine Worte)",
  "messages.price": "Preis: etwa {{price, price}}",
  "messages.parent": "die Nachricht, aus der es entstand",
  "messages.its-message": "Nachricht",
  "messages.origin-mask": "Ein Teil eines Bildes neu gezeichnet (Inpainting)",
  "messages.origin-extend": "Ein Bild über seine Ränder hinaus gezeichnet (Outpainting)",
  "messages.origin-picture": "Aus einem Bild gezeichnet (img2img)",
  "messages.origin-vary": "Variation von Bild {{number}} (img2img)",
  "messages.origin-vary-any": "Variation eines Bildes (img2img)",
  "messages.origin-upscale": "Bild {{number}} in doppelter Größe neu gezeichnet (img2img)",
  "messages.origin-reroll": "Mit neuem Seed gewürfelt",
  "messages.origin-edit": "Bearbeitet",
  "messages.origin-retry": "Noch einmal versucht",
  "messages.origin-repeat": "Wiederholt",
  "messages.more-warnings": "-# … und {{count}} weitere unter Details",
  "messages.retry-price":
    "Ob der erste Versuch bezahlt wurde, ist nicht bekannt: Ein neuer Versuch wird vielleicht doppelt berechnet.",

  // Waiting and running.
  "messages.place": "⏳ Platz {{number}} in der Warteschlange",
  "messages.place-next": "⏳ Als Nächstes an der Reihe (Platz 1)",
  "messages.begins-in": "beginnt in etwa {{duration, duration}}",
  "messages.begins-soon": "⏳ Beginnt bald",
  "messages.at-picture": "Bild {{number}} von {{total}}",
  "messages.at-step": "Schritt {{number}}",
  "messages.at-step-of": "Schritt {{number}} von {{total}}",
  "messages.service-queue": "{{ahead, number}} davor in der Schlange des Dienstes",
  "messages.time-left": "noch etwa {{duration, duration}}",

  // Ended.
  "messages.seeds_one": "Seed",
  "messages.seeds_other": "Seeds, der Reihe nach:",
  "messages.variation-seeds_one": "Variations-Seed",
  "messages.variation-seeds_other": "Variations-Seeds, der Reihe nach:",
  "messages.at-strength": "mit Stärke {{strength}}",
  "messages.made-smaller":
    "-# Verkleinert, damit es hierher passt. 📎 Originale gibt dir die Dateien, wie sie gezeichnet wurden.",
  "messages.part": "Nachricht {{number}} von {{total}}, weil die Dateien für eine zu groß sind.",
  "messages.no-reason": "Das hier endete ohne Bild, und der Grund dafür wurde nicht aufbewahrt.",
  "messages.incident": "-# Vorfall {{incident, code}}: Nenne die Nummer, wenn du das meldest.",
  "messages.cancelled": "✋ Abgebrochen.",
  "messages.cancelled-after":
    "✋ Abgebrochen nach {{finished}} von {{total}} Bildern. {{command, code}} bringt, was fertig wurde.",
  "messages.done_one": "dein Bild ist fertig:",
  "messages.done_other": "deine Bilder sind fertig:",

  // /queue
  "messages.queue": "Die Warteschlange",
  "messages.queue-fullness": "{{waiting}}, {{running}}.",
  "messages.queue-waiting_one": "{{count}} Auftrag wartet",
  "messages.queue-waiting_other": "{{count}} Aufträge warten",
  "messages.queue-running_one": "{{count}} wird gezeichnet",
  "messages.queue-running_other": "{{count}} werden gezeichnet",
  "messages.queue-none": "Keiner davon ist deiner.",
  "messages.queue-more": "-# … und {{count}} weitere von dir.",

  // Details
  "messages.details-of": "Details zu {{id, code}}",
  "messages.model": "Modell",
  "messages.style": "Stil",
  "messages.steps": "Schritte",
  "messages.guidance": "Guidance Scale",
  "messages.scheduler": "Scheduler",
  "messages.sigmas": "Sigmas",
  "messages.eta": "Eta",
  "messages.clip-skip": "Clip Skip",
  "messages.refiner": "Refiner",
  "messages.on": "an",
  "messages.off": "aus",
  "messages.high-noise-fraction": "Anteil vor dem Refiner",
  "messages.variation-strength": "Stärke der Variation",
  "messages.second-pass": "Zweiter Durchgang",
  "messages.time": "Dauer",
  "messages.times": "{{factor}}-fach",
  "messages.strength-of": "Stärke {{strength}}",
  "messages.steps-of_one": "{{count}} Schritt",
  "messages.steps-of_other": "{{count}} Schritte",
  "messages.picture-facts": "**Bild {{number}}** Seed {{seed, code}}, {{width}} × {{height}}",
  "messages.varied-picture-facts":
    "**Bild {{number}}** Seed {{seed, code}}, Variations-Seed {{variationSeed, code}}, {{width}} × {{height}}",
  "messages.repeats-from-one":
    "-# Jedes Bild lässt sich mit seinem Seed und count 1 allein wiederholen.",
  "messages.repeats-from-two":
    "-# Jedes Bild lässt sich mit seinen beiden Seeds und count 1 allein wiederholen.",
  "messages.starts-from": "**Ausgangspunkt** ein Bild von {{width}} × {{height}}",
  "messages.enlarged": "{{factor}}-fach vergrößert",
  "messages.extended": "erweitert um {{sides}}",
  "messages.masked": "nur der maskierte Teil",
  "messages.own-strength": "die Stärke, die das Modell selbst wählt",
  "messages.attach-source": "-# Um es von Hand zu wiederholen, hänge jenes Bild als `image` an.",
  "messages.attach-source-and-mask":
    "-# Um es von Hand zu wiederholen, hänge jenes Bild als `image` und seine Maske als `mask` an.",

  // Image details, of a picture that was not drawn here
  "messages.file-silent":
    "Die Datei dieses Bildes sagt nicht, wie es entstand. Viele Programme lassen das weg oder entfernen es; **Apps → Dieses Bild variieren** geht trotzdem.",
  "messages.file-says": "Was die Datei des Bildes sagt",
  "messages.written-by": "Geschrieben von {{program}}.",
  "messages.written-unknown": "einem Programm, das hier nicht bekannt ist",
  "messages.written-as-a1111": "einem Programm, das wie AUTOMATIC1111 schreibt",
  "messages.as-command": "Als Befehl, soweit ich folgen kann:",

  // /help
  "messages.models": "Modelle",
  "messages.help-draw":
    "### Zeichnen\n`/imagine prompt: ein roter Apfel` zeichnet ein Bild. Alles andere kannst du weglassen: was nicht zu sehen sein soll, Stil, Modell, Größe, bis zu vier Bilder, einen Seed, ein Bild als Ausgangspunkt, mit `mask` den Teil, der sich darin ändern soll, mit `extend` mehr als seine Ränder. Modelle verstehen Englisch oft am besten.",
  "messages.help-buttons":
    "### Von einem Bild aus weitermachen\n**V1–V4** machen Variationen, **U1–U4** zeichnen eines in doppelter Größe neu, 🎲 **Neu würfeln** zeichnet ein anderes, mit ✏️ **Bearbeiten** änderst du die Worte, ➕ **Mehr** zoomt heraus, zeichnet einen Teil neu und mehr, ℹ️ **Details** zeigt alles als Befehl zum Kopieren, 🗑 **Löschen** nimmt es weg. Knöpfe laufen nie ab. Unter dem Bild von jemand anderem machen sie ein eigenes Bild für dich.",
  "messages.help-replies":
    "### Bilder von anderen\nAntworte auf eines meiner Bilder mit neuen Worten (`#2` meint das zweite), oder erwähne mich mit einem angehängten Bild. Auch eine Antwort auf das Bild von jemand anderem, die mich erwähnt, geht. Bei jedem Bild: Rechtsklick auf die Nachricht oder lange drücken, dann **Apps → Dieses Bild variieren**.",
  "messages.help-no-replies":
    "### Bilder von anderen\nAntworte auf eines meiner Bilder mit neuen Worten (`#2` meint das zweite), oder erwähne mich mit einem angehängten Bild. In einer Antwort auf das Bild von jemand anderem lässt Discord mich das Bild nicht sehen. Bei jedem Bild: Rechtsklick auf die Nachricht oder lange drücken, dann **Apps → Dieses Bild variieren**.",
  "messages.help-track":
    "### Den Überblick behalten\n`/queue` zeigt deine wartenden Bilder, `/show` holt ein fertiges über seine Kennung zurück.",
  "messages.help-no-model":
    "Noch ist kein Modell eingerichtet: Wer den Bot betreibt, kann `npm run doctor` ausführen.",
  "messages.help-model": "- {{name}} ({{id, code}})",
  "messages.help-default-model": "- {{name}} ({{id, code}}), der Standard",
  "messages.help-more-models": "- … und {{count}} weitere unter `model`",
  "messages.help-try": "Probiere {{command, code}}",

  // /status
  "messages.status-queue": "Warteschlange",
  "messages.status-jobs": "{{waiting}} warten, {{running}} laufen",
  "messages.status-model": "- {{name}} ({{id, code}})",
  "messages.status-paid-model": "- {{name}} ({{id, code}}), {{price, price}} pro Bild",
  "messages.status-no-model": "Keines ist eingerichtet.",
  "messages.status-credits-title": "Guthaben",
  "messages.status-credits": "- {{provider}}: {{credits, number}} übrig, gemeldet <t:{{at}}:R>",
  "messages.status-few-credits":
    "- ⚠️ {{provider}}: {{credits, number}} übrig, gemeldet <t:{{at}}:R>",
  "messages.status-no-credits": "Kein Dienst hat welches gemeldet.",

  // Forms: plain text. Titles at most 45 characters, descriptions at most 100.
  "messages.edit-title": "Bearbeiten",
  "messages.vary-title": "Dieses Bild variieren",
  "messages.prompt-field": "Prompt",
  "messages.negative-prompt-field": "Negativer Prompt",
  "messages.negative-prompt-hint": "Was auf dem Bild nicht zu sehen sein soll",
  "messages.strength-field": "Stärke",
  "messages.strength-hint":
    "0 behält das Bild, 1 lässt es außer Acht; leer überlässt es dem Modell",
  "messages.seed-field": "Seed",
  "messages.seed-hint": "Leer würfelt einen neuen",
  "messages.count-field": "Wie viele Bilder",
  "messages.picture-field": "Welches Bild",
} as const;
