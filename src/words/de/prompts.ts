/** Choices and wildcards in prompts, and the question before many or dear pictures. */
export const prompts = {
  "prompts.not-closed":
    "Eine geschweifte Klammer ist nicht geschlossen: {{near, code}}. Schreib {{example, code}}, oder für eine Klammer als Zeichen {{literal, code}}.",
  "prompts.not-opened":
    "Eine geschweifte Klammer wird geschlossen, die nicht geöffnet war: {{near, code}}. Für eine Klammer als Zeichen schreib {{literal, code}}.",
  "prompts.too-deep": "Mehr als {{max, number}} Klammern stehen ineinander. Nimm weniger.",
  "prompts.too-many-prompts":
    "Diese Worte bedeuten {{count, number}} Prompts; höchstens {{max, number}} Bilder werden auf einmal gezeichnet. Lass einige der Möglichkeiten weg.",
  "prompts.too-many-pictures":
    "Das wären {{count, number}} Bilder ({{prompts, number}} Prompts); höchstens {{max, number}} werden auf einmal gezeichnet. Lass einige der Möglichkeiten weg, oder bestell weniger Bilder von jedem.",
  "prompts.wildcards-without-end":
    "{{wildcard, code}} führt ohne Ende zu immer mehr Platzhaltern. Wer diesen Bot betreibt, kann seine Dateien in Ordnung bringen.",
  "prompts.wildcard-empty":
    "Die Datei von {{wildcard, code}} hat keine Zeilen. Nimm einen anderen Platzhalter.",
  "prompts.unknown-wildcard":
    "Den Platzhalter {{wildcard, code}} gibt es hier nicht. In der Nähe: {{known, codes}}. Als Worte gemeint, schreib {{literal, code}}.",

  "prompts.draw": "Zeichnen",
  "prompts.cancel": "Abbrechen",
  "prompts.ask-permutations_one": "**{{count}} Bild** von {{prompts, number}} Prompts zeichnen?",
  "prompts.ask-permutations_other":
    "**{{count}} Bilder** von {{prompts, number}} Prompts zeichnen?",
  "prompts.ask-price_one":
    "**{{count}} Bild** zeichnen? Über {{above, price}} wird hier vorher gefragt.",
  "prompts.ask-price_other":
    "**{{count}} Bilder** zeichnen? Über {{above, price}} wird hier vorher gefragt.",
  "prompts.cost": "Preis: etwa **{{cost, price}}**",
  "prompts.cost-nothing": "Für dieses Modell ist kein Preis eingestellt.",
  "prompts.expires": "gilt noch {{duration, duration}}",
  "prompts.declined": "Nicht gezeichnet.",
  "prompts.drawing_one": "{{count}} Bild von {{prompts, number}} Prompts wird gezeichnet.",
  "prompts.drawing_other": "{{count}} Bilder von {{prompts, number}} Prompts werden gezeichnet.",
  "prompts.over":
    "Diese Frage ist schon beantwortet oder abgelaufen. Bestell die Bilder noch einmal.",
  "prompts.not-asked": "Das kann nur beantworten, wer diese Bilder bestellt hat.",
  "prompts.too-many-here":
    "Wo ich nur deine eigene App bin, kann ich mit höchstens {{max, number}} Nachrichten antworten. Lass einige der Möglichkeiten weg.",
} as const;
