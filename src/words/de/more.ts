/** What is behind the button ➕ More, and /blend. */
export const more = {
  // Buttons: plain text, at most 80 characters.
  "more.more": "Mehr",
  "more.zoom-out": "{{factor}}× herauszoomen",
  "more.make-square": "Quadratisch machen",
  "more.left": "⬅",
  "more.right": "➡",
  "more.up": "⬆",
  "more.down": "⬇",
  "more.redraw": "Einen Teil neu zeichnen",
  "more.instruct": "Nach Anweisung ändern",
  "more.hires": "Hires",
  "more.animate": "Animieren",
  "more.favourite": "Favorit",
  "more.picture": "Bild {{number}}",

  // The panel.
  "more.of-picture": "-# Was du drückst, entsteht aus Bild {{number}}.",
  "more.nothing": "Kein Modell, das du hier verwenden darfst, kann mehr aus diesem Bild machen.",
  "more.starred": "⭐ Jetzt unter deinen Favoriten: {{command, code}} zeigt sie.",
  "more.unstarred": "Nicht mehr unter deinen Favoriten.",
  "more.only-own-favourites": "Nur wer ein Bild bestellt hat, hat es unter den Favoriten.",

  // Forms: plain text. Labels at most 45 characters, descriptions at most 100.
  "more.instruction-field": "Was geändert werden soll",
  "more.instruction-hint": "In deinen Worten, etwa: mach es Nacht, gib dem Fuchs einen roten Hut",
  "more.redraw-words-field": "Was dort gezeichnet werden soll",
  "more.redraw-words-hint": "Leer: was der Prompt des Bildes selbst sagt",
  "more.cells-field": "Welcher Teil",
  "more.cells-hint": "Das Bild in drei mal drei Felder geteilt; wähle eines oder mehrere",
  "more.mask-field": "Oder eine Maske als Datei",
  "more.mask-hint": "So groß wie das Bild: Weiß wird neu gezeichnet, Schwarz bleibt",
  "more.cell-top-left": "Oben links",
  "more.cell-top": "Oben",
  "more.cell-top-right": "Oben rechts",
  "more.cell-left": "Links",
  "more.cell-middle": "Mitte",
  "more.cell-right": "Rechts",
  "more.cell-bottom-left": "Unten links",
  "more.cell-bottom": "Unten",
  "more.cell-bottom-right": "Unten rechts",

  // Where a job came from.
  "more.origin-extend": "Bild {{number}} über seine Ränder hinaus gezeichnet (Outpainting)",
  "more.origin-redraw": "Ein Teil von Bild {{number}} neu gezeichnet (Inpainting)",
  "more.origin-hires": "Bild {{number}} noch einmal, mit einem zweiten Durchgang in größer",
  "more.origin-instruct": "Bild {{number}} nach Anweisung geändert",
  "more.origin-animate": "Bild {{number}} animiert",

  // Refusals, and what is done differently.
  "more.another-model":
    "{{model}} kann das nicht: stattdessen von {{other}} gemacht, mit dessen eigenen Einstellungen.",
  "more.nobody-extends":
    "Kein Modell, das du hier verwenden darfst, zeichnet über die Ränder eines Bildes hinaus. Wer diesen Bot betreibt, kann eines hinzufügen: Jedes Modell der eigenen Engine, das von Bildern ausgeht, kann es.",
  "more.nobody-redraws":
    "Kein Modell, das du hier verwenden darfst, zeichnet einen Teil eines Bildes neu. Wer diesen Bot betreibt, kann eines hinzufügen, das Masken nimmt.",
  "more.nobody-edits":
    "Kein Modell, das du hier verwenden darfst, ändert ein Bild nach Anweisung. Wer diesen Bot betreibt, kann eines hinzufügen, das es tut.",
  "more.nobody-animates":
    "Kein Modell, das du hier verwenden darfst, bewegt ein Bild. Wer diesen Bot betreibt, kann eines hinzufügen, das es tut.",
  "more.no-second-pass":
    "Dieses Bild kann keinen zweiten Durchgang bekommen: Sein Modell kennt keinen, es hatte schon einen, oder es ist so groß, wie sein Modell zeichnet.",
  "more.is-square": "Dieses Bild ist schon quadratisch.",
  "more.no-region": "Wähle mindestens einen Teil des Bildes, oder häng eine Maske an.",
  "more.cells-and-mask":
    "Du hast Teile des Bildes gewählt und eine Maske angehängt. Nimm eines von beiden, damit ich weiß, was neu gezeichnet werden soll.",

  // /blend: at most 100 characters each for descriptions.
  "more.blend": "Aus mehreren Bildern und Worten eines machen",
  "more.blend-image": "Ein Bild zum Anfangen",
  "more.blend-image-2": "Ein zweites Bild",
  "more.blend-image-3": "Ein drittes Bild",
  "more.blend-image-4": "Ein viertes Bild",
  "more.blend-prompt": "Wie sie ein Bild werden, und was es zeigt",
  "more.nobody-blends":
    "Kein Modell, das du hier verwenden darfst, nimmt mehrere Bilder auf einmal. Wer diesen Bot betreibt, kann eines hinzufügen, das es tut; {{command, code}} zeigt, was eingerichtet ist.",
  "more.cannot-blend":
    "{{model}} nimmt nicht mehrere Bilder auf einmal. Diese tun es: {{able, codes}}.",
} as const;
