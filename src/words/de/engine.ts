/** What the engine cannot draw. */
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
  "engine.weights-outside": "die Gewichte liegen außerhalb des Modellordners",
  "engine.weights-cut-short": "die Gewichte sind abgeschnitten",
  "engine.file-too-large": "sie ist größer als die {{most, bytes}}, die sie haben darf",
  "engine.folder-unusable": "Der Modellordner {{folder}} ist nicht brauchbar: {{reason}}; {{way}}.",
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
  "engine.mixed-second-encoder":
    "die Teile gehören zu verschiedenen Modellen: text_encoder_2 ist von SDXL, unet aber nicht",
  "engine.mixed-widths":
    "die Teile gehören zu verschiedenen Modellen: Der Text-Encoder ist {{given}} breit, unet nimmt aber {{wanted}}",
  "engine.mixed-channels":
    "unet nimmt Latents mit {{taken}} Kanälen, vae_decoder aber mit {{given}}: Sie gehören zu verschiedenen Modellen",
  "engine.tokenizer-incomplete":
    "in {{tokenizer}} fehlen vocab.json und merges.txt oder tokenizer.json",
  "engine.tokenizer-unreadable":
    "Der Tokenizer in {{name}} ist nicht lesbar: {{reason}}; lade das Modell noch einmal.",
  "engine.tokenizer-lacks": "im Vokabular fehlt das Token {{content}}",
  "engine.tokenizer-files-missing": "vocab.json und merges.txt fehlen",
  "engine.merges-no-pairs": "merges.txt enthält etwas anderes als Paare",
  "engine.drawn-at-once":
    "{{name}} zeichnet {{drawn}} auf einmal: So wird gezeichnet und danach auf {{given}} vergrößert.",
  "engine.size-range":
    "{{name}} zeichnet Seiten von {{min}} bis {{max}} Pixeln: Aus {{before}} wurde {{after}}.",
  "engine.own-shape":
    "Aus Worten zeichnet {{name}} {{own}} und Größeres in dieser Form: Aus {{before}} wurde {{after}}.",
  "engine.edges-cut":
    "Ein Bild von {{before}} ist zu lang für {{name}}: Gezeichnet wird {{after}}, vom Bild also die mittleren {{kept}}; der Rest wird abgeschnitten.",
  "engine.picture-fitted":
    "{{name}} zeichnet hier {{after}}: Das Bild wurde von {{before}} darauf angepasst.",
  "engine.extension-decides-size":
    "Die Größe folgt daraus, worum das Bild erweitert wird: Gezeichnet wurde {{after}}.",
} as const;
