/** What the engine cannot draw, and what is wrong with a model or a device. */
export const engine = {
  "engine.file-damaged": "die Datei ist beschädigt",
  "engine.file-cut-short": "die Datei endet zu früh",
  "engine.file-missing": "die Datei fehlt",
  "engine.file-forbidden": "Easel darf sie nicht lesen",
  "engine.no-folder": "dort wird ein Ordner erwartet",
  "engine.file-links-to-itself": "sie ist ein Link, der auf sich selbst führt",
  "engine.no-ordinary-file": "es ist keine gewöhnliche Datei",
  "engine.no-graph": "die Datei enthält keinen ONNX-Graphen",
  "engine.graph-too-large": "sie enthält mehr als der Graph irgendeines Modells",
  "engine.file-too-large": "sie ist größer als die {{most, bytes}}, die sie haben darf",
  "engine.folder-unusable": "Der Modellordner {{folder}} ist nicht brauchbar: {{reason}}; {{way}}.",
  "engine.reading-too-costly":
    "das Lesen braucht mehr Speicher oder Zeit als bei irgendeinem Modell",
  "engine.reading-failed": "der Inhalt ist nicht zu verstehen ({{reason}})",
  "engine.tokenizer-pattern": "er zerlegt Wörter nach einem Muster, das kein Tokenizer von T5 hat",
  "engine.too-many-values":
    "es stehen mehr als {{most, number}} Werte darin, was kein Modell braucht",
  "engine.still-read": "das Ansehen dauert noch an",
  "engine.way-export-again": "exportiere oder lade ihn noch einmal",
  "engine.way-allow": "gib Easel das Recht, ihn zu lesen",
  "engine.part-missing": "{{file}} fehlt",
  "engine.part-unreadable": "{{file}} ist nicht lesbar ({{reason}})",
  "engine.part-damaged": "{{file}} ist beschädigt ({{reason}})",
  "engine.part-content": "in {{file}}: {{problem}}",
  "engine.part-too-short": "{{file}} hat {{size}} Bytes statt {{bytes}}",
  "engine.issue": "{{place}}: {{problem}}",
  "engine.issue-of-the-whole": "das Ganze: {{problem}}",
  "engine.no-input": "{{file}} hat keinen Eingang namens {{name}}",
  "engine.tokenizer-incomplete":
    "in {{tokenizer}} fehlen vocab.json und merges.txt oder tokenizer.json",
  "engine.tokenizer-unreadable":
    "Der Tokenizer in {{name}} ist nicht lesbar: {{reason}}; lade das Modell noch einmal.",
  "engine.tokenizer-lacks": "im Vokabular fehlt das Token {{content}}",
  "engine.tokenizer-files-missing": "vocab.json und merges.txt fehlen",
  "engine.merges-no-pairs": "merges.txt enthält etwas anderes als Paare",
  "engine.drawn-at-once":
    "{{name}} zeichnet {{drawn}} auf einmal: So wird gezeichnet und danach auf {{given}} vergrößert.",
  "engine.own-shape":
    "Aus Worten zeichnet {{name}} {{own}} und Größeres in dieser Form: Aus {{before}} wurde {{after}}.",
  "engine.edges-cut":
    "Ein Bild von {{before}} ist zu lang für {{name}}: Gezeichnet wird {{after}}, vom Bild also die mittleren {{kept}}; der Rest wird abgeschnitten.",
  "engine.no-such-output": "Der Graph liefert {{given, list}}, erwartet wurde aber {{name}}.",
  "engine.no-hidden-output":
    "{{encoder}}/model.onnx hat keinen Ausgang, der sicher einen Vektor je Token liefert; er liefert {{given, list}}",
  "engine.t5-tokenizer-incomplete": "in {{tokenizer}} fehlt tokenizer.json oder spiece.model",
  "engine.charsmap-damaged": "seine Zeichentabelle ist beschädigt",
  "engine.channels-contradict": "{{file}} nennt {{said}} Kanäle, der Graph nimmt aber {{seen}}",
  "engine.other-channels-out":
    "unet gibt {{told}} Kanäle, die Latents haben aber {{latents}}: Diese Art von Schritten ist hier nicht bekannt",
  "engine.not-three-colours": "vae_decoder gibt Bilder mit {{colours}} Kanälen statt 3",
  "engine.autoencoder-contradicts":
    "vae_encoder/config.json und vae_decoder/config.json nennen verschiedene {{key}}: Es gilt die des Decoders.",
  "engine.autoencoder-unknown":
    "Der Autoencoder {{className}} ist hier nicht bekannt: Seine Latents werden wie die von {{used}} genommen.",
  "engine.latents-half":
    "vae_decoder/config.json nennt {{key}} ohne {{other}}: Hier zählt es auch allein, diffusers lässt es dann weg.",
  "engine.settings-unknown":
    "In {{file}} stehen Einstellungen, die hier nicht bekannt sind, und gezeichnet wird ohne sie: {{keys, list}}.",
  "engine.input-unknown": "{{file}} verlangt eine Eingabe, die hier nicht bekannt ist: {{name}}",
  "engine.operator-foreign":
    "{{file}} benutzt den Operator {{operator}} von {{domain}}, den ONNX Runtime nicht hat",
  "engine.latent-numbers-count":
    "in vae_decoder/config.json hat {{key}} {{count}} Zahlen, die Latents haben aber {{channels}} Kanäle",
  "engine.opset-too-new":
    "{{file}} stammt von einem neueren Exporter: Er braucht Operatoren der Version {{opset}}, bekannt ist höchstens {{newest}}",
  "engine.ir-too-new":
    "{{file}} stammt von einem neueren Exporter: Er hat die Formatversion {{version}}, bekannt ist höchstens {{newest}}",
  "engine.way-export-with": "exportiere es mit Opset {{opset}}",
  "engine.way-export":
    "exportiere es nach ONNX: optimum-cli export onnx --model ORDNER NEUER-ORDNER",
  "engine.way-known-families": "wähle ein Modell von {{known, choices}}",
  "engine.way-move-inside": "lege die Gewichte als gewöhnliche Dateien in den Ordner",
  "engine.pytorch-only": "{{part}} enthält Gewichte für PyTorch, aber keinen ONNX-Graphen",
  "engine.family-not-drawn":
    "es ist ein Modell der Familie {{name}}, die hier nicht gezeichnet wird",
  "engine.guidance-range": "Die Guidance muss eine Zahl von 0 bis {{most}} sein, nicht {{scale}}.",
  "engine.no-seed": "Mindestens ein Seed wird gebraucht: Für jeden wird ein Bild gezeichnet.",
  "engine.fraction-range": "{{option, code}} muss eine Zahl von 0 bis 1 sein, nicht {{value}}.",
  "engine.begins-none":
    "{{name}} bearbeitet Bilder und beginnt keine; gib eins an, von dem es ausgeht.",
  "engine.no-encoder":
    "{{name}} hat keinen Encoder und kann deshalb nicht von einem Bild ausgehen.",
  "engine.no-refiner": "{{name}} ist kein Refiner; wähle einen Refiner von SDXL.",
  "engine.distilled-steps": "{{sampler}} nimmt hier höchstens {{most}} Schritte, nicht {{steps}}.",
  "engine.initial-size":
    "Das Ausgangsbild ist {{given}}, verlangt ist aber {{wanted}}; passe es zuerst an.",
  "engine.decoder-not-finite":
    "Der Decoder lieferte keine endlichen Zahlen; nimm einen Decoder in float32 oder EASEL_DEVICE=cpu.",
  "engine.denoiser-not-finite":
    "Der Denoiser lieferte keine endlichen Zahlen; nimm einen Export in float32 oder EASEL_DEVICE=cpu.",
  "engine.text-encoder-not-finite":
    "Der Text-Encoder lieferte keine endlichen Zahlen, aus denen sich nichts zeichnen lässt: Lade das Modell noch einmal, oder nimm einen Export in float32.",
  "engine.no-hidden-states":
    "Dieses Modell braucht die inneren Zustände der Text-Encoder; exportiere es mit optimum, das sie liefert.",
  "engine.no-clip-skip":
    "Der Export dieses Modells liefert die inneren Schichten des Text-Encoders nicht; lass Clip skip weg.",
  "engine.embeddings-usable": "Prompts können diese Embeddings nennen: {{names, list}}.",
  "engine.models-of-width": "Modelle mit {{width}} Zahlen je Token",
  "engine.numbers-not-finite": "sie enthält Zahlen, die nicht endlich sind",
  "engine.safetensors-none": "es ist keine safetensors-Datei, oder sie ist abgeschnitten",
  "engine.safetensors-type": "ihre Zahlen sind {{type}}, gebraucht wird F32, F16 oder BF16",
  "engine.safetensors-header": "ihr Kopf ist beschädigt",
  "engine.safetensors-tensor":
    "ihr Tensor {{name}} passt nicht zur Datei: Sie ist beschädigt oder abgeschnitten",
  "engine.load-failed": "{{name}} lässt sich nicht laden: {{meaning}}.",
  "engine.load-other": "{{reason}}; exportiere oder lade es noch einmal",
  "engine.load-weights-missing": "die Datei mit den Gewichten fehlt; lade das Modell noch einmal",
  "engine.load-weights-outside": "die Gewichte liegen außerhalb des Modellordners; lege sie hinein",
  "engine.load-weights-cut": "die Gewichte sind abgeschnitten; lade es noch einmal",
  "engine.load-damaged": "die Datei ist beschädigt oder abgeschnitten; lade sie noch einmal",
  "engine.load-opset": "sein Opset ist zu neu; exportiere es mit Opset 17",
  "engine.load-operator":
    "es benutzt einen Operator, den dieses Gerät nicht hat; exportiere es mit optimum, ohne Optimierungen",
  "engine.load-invalid":
    "die Operatoren sind nicht die seines Opsets oder dieses Geräts; exportiere es mit optimum und Opset 17, ohne Optimierungen",
  "engine.load-memory": "der Speicher reicht nicht; nimm ein kleineres Modell",
  "engine.device-does-not-work":
    "EASEL_DEVICE={{device}} funktioniert auf diesem Rechner nicht ({{reason}}). Setze es auf auto oder cpu.",
  "engine.slower-than-cpu": "langsamer als die CPU: {{there}} gegen {{here}} ms",
  "engine.half-too-coarse":
    "Halbe Genauigkeit war auf {{device}} zu grob, deshalb hat die CPU das Bild in voller beendet.",
  "engine.the-cpu": "der CPU",
  "engine.int8-on":
    "EASEL_INT8 ist an: Auf der CPU rechnen lineare Schichten der Entrauscher mit 8 Bit, und Bilder weichen leicht ab",
  "engine.failed": "Die Engine ist gescheitert: {{reason}}",
  "engine.exit-code": "Exit-Code {{code}}",
  "engine.exit-signal": "Signal {{signal}}",
  "engine.nobody-waits": "Niemand wartet mehr auf die Bilder.",
  "engine.shutting-down": "Die Engine wird beendet.",
  "engine.lost-twice":
    "Der zeichnende Prozess endete zweimal, ohne fertig zu werden ({{reason}}); wenn der Speicher nicht reichte, hilft eine kleinere Größe oder ein kleineres Modell.",
  "engine.no-negative-prompt": "{{name}} nimmt keinen negativen Prompt: Er wurde weggelassen.",
  "engine.negative-needs-guidance":
    "{{name}} beachtet einen negativen Prompt nur bei einer Guidance über {{least}}: Er wurde weggelassen.",
  "engine.latents-enlarged":
    "{{name}} hat keinen Encoder: Stattdessen wurden die Latents vergrößert.",
  "engine.no-refiner-here":
    "{{name}} hat hier keinen Refiner; lege einen daneben in den Ordner der Modelle.",
  "engine.has-no-refiner": "{{name}} hat keinen Refiner.",
  "engine.no-refiner-share": "{{name}} hat keinen Refiner und also keinen Anteil für ihn.",
  "engine.eta-not-taken": "Nur {{takers, list}} nehmen ein Eta: Es wurde weggelassen.",
  "engine.draws-from-words-only": "Es hat keinen vae_encoder und zeichnet deshalb nur aus Worten.",
  "engine.narrow-operator":
    "{{part}} benutzt den Operator {{operator}}, den nur {{providers, list}} kennt: Auf der CPU und auf WebGPU funktioniert es nicht.",
  "engine.folder-unreadable": "Der Modellordner {{folder}} ist nicht lesbar ({{code}}).",
  "engine.gpu-takes-yes": "Dieser Befehl nimmt nur --yes, nicht {{given, code}}.",
  "engine.gpu-nothing-to-fetch":
    "Unter {{system}} muss nichts geholt werden: npm run doctor sagt, welche Geräte funktionieren.",
  "engine.gpu-none":
    "Hier ist keine Grafikkarte von NVIDIA zu sehen; andere brauchen keine CUDA-Bibliotheken. Mit --yes werden sie trotzdem geholt.",
  "engine.gpu-here":
    "Die Bibliotheken sind schon da. npm run doctor sagt, ob die Grafikkarte funktioniert.",
  "engine.gpu-ask":
    "Damit werden die CUDA-12-Bibliotheken von ONNX Runtime von nuget.org geholt (rund 400 MB), nach node_modules. Weiter?",
  "engine.gpu-say-yes":
    "Niemand ist da, den man fragen könnte: npm run gpu -- --yes holt die Bibliotheken (rund 400 MB).",
  "engine.gpu-fetched":
    "Die Bibliotheken sind da. npm run doctor sagt, ob die Grafikkarte jetzt funktioniert.",
  "engine.gpu-fetch-failed":
    "Die Bibliotheken ließen sich nicht holen. Prüfe das Netz, die Platte und wer in node_modules schreiben darf, und versuch es noch einmal.",
  "engine.stray": "{{name}} ist nicht als Modell zu gebrauchen: {{reason}}; {{way}}.",
  "engine.stray-weights": "es ist eine einzelne Gewichtsdatei",
  "engine.stray-archive": "es ist ein Archiv",
  "engine.stray-graph": "es ist nur ein Teil eines Modells",
  "engine.stray-nested": "model_index.json liegt nicht darin, sondern tiefer in {{places, list}}",
  "engine.stray-empty": "der Ordner ist leer",
  "engine.stray-root": "model_index.json liegt im Ordner der Modelle selbst",
  "engine.way-make-folder":
    "mach einen Modellordner daraus, wie docs/models.md unter „Exporting“ sagt",
  "engine.way-unpack": "pack es dort aus",
  "engine.way-whole-model":
    "ein Modell ist ein Ordner mit model_index.json und allen Teilen: Lade es mit npm run models -- pull ganz herunter, oder exportiere es (docs/models.md)",
  "engine.way-move-up": "schieb diesen Ordner nach oben, direkt in den Ordner der Modelle",
  "engine.way-name-parent": "lass EASEL_MODELS_DIR den Ordner darüber nennen",
  "engine.way-look-at-path": "prüf, ob der Pfad stimmt",
  "engine.remark": "{{id}}: {{remark}}",
  "engine.encoder-channels":
    "vae_encoder liefert {{given}} Kanäle, aber die Latents haben {{channels}}: Sie gehören zu verschiedenen Modellen; lade das Modell neu herunter.",
  "engine.stray-gone": "unter diesem Pfad ist nichts",
} as const;
