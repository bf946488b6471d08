/** What a model makes of words that it does not know. */
export const wordList = {
  "word-list.unknown": "{{name}} kennt {{words, list}} nicht: Der Rest wurde gezeichnet.",
  "word-list.nearest": "{{name}} hat das Nächste gezeichnet, das es kennt: {{pairs, list}}.",
  "word-list.nothing-known":
    "{{name}} kennt davon nichts ({{words, list}}), das Bild ist also geraten. Gezeichnet werden Dinge wie {{examples, list}}.",
  "word-list.not-used":
    "{{file}} wird nicht verwendet ({{problem}}): Das Modell zeichnet, liest Prompts aber, wie sie geschrieben sind. Berichtige die Datei, oder nimm sie weg.",
} as const;
