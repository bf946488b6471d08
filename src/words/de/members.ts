/** What members keep for themselves: presets, preferences, pictures of before, their data. */
export const members = {
  // Commands: at most 100 characters each.
  "members.presets": "Optionen unter eigenen Namen",
  "members.presets-save": "Optionen unter einem Namen speichern",
  "members.presets-use": "Mit einer Vorlage zeichnen",
  "members.presets-list": "Deine Vorlagen",
  "members.presets-delete": "Eine Vorlage löschen",
  "members.preset-name": "Der Name der Vorlage",
  "members.preset-options": "Flags, etwa --ar 16:9 --steps 30 --no text",
  "members.preset-prompt": "Was das Bild zeigt",
  "members.preferences": "Was gilt, wo du nichts sagst, deine Sprache, und Kopien",
  "members.preferences-size": "Deine übliche Größe oder Form, etwa 768x512 oder 16:9",
  "members.preferences-model": "Dein übliches Modell",
  "members.preferences-style": "Dein üblicher Stil",
  "members.preferences-added": "Worte, die zu jedem deiner Prompts kommen",
  "members.preferences-copy": "Ob du deine Bilder auch als Direktnachricht bekommst",
  "members.preferences-language": "Die Sprache, in der ich mit dir rede",
  "members.preferences-variation": "Wie weit deine V-Knöpfe gehen",
  "members.preferences-clear": "Eines davon vergessen, oder alle",

  // Presets.
  "members.preset-saved":
    "**{{preset}}** gespeichert: {{options, code}}. Nimm sie mit {{command, code}}, oder in jedem Prompt als {{flag, code}}.",
  "members.presets-full": "Du hast {{max, number}} Vorlagen, mehr gehen nicht. Lösch erst eine.",
  "members.presets-none": "Du hast keine Vorlagen. Speichere eine mit {{command, code}}.",
  "members.presets-yours": "Deine Vorlagen:",
  "members.preset-line": "- **{{preset}}**: {{options, code}}",
  "members.preset-deleted": "Die Vorlage **{{preset}}** ist gelöscht.",
  "members.no-presets": "Du hast noch keine Vorlagen. Speichere eine mit {{command, code}}.",
  "members.unknown-preset": "Du hast keine Vorlage {{preset, code}}. Deine sind: {{known, codes}}.",
  "members.preset-words":
    "Eine Vorlage enthält Optionen als Flags, keine Worte: {{words, code}} ist keines. Schreib zum Beispiel `--ar 16:9 --steps 30`.",
  "members.preset-empty":
    "Eine Vorlage braucht Optionen als Flags: zum Beispiel `--ar 16:9 --steps 30`.",
  "members.preset-in-preset": "Eine Vorlage kann keine andere enthalten. Lass `--preset` weg.",
  "members.preset-name-empty": "Die Vorlage braucht einen Namen.",

  // Preferences.
  "members.preferences-head": "Gilt überall, wo du nichts sagst:",
  "members.preferences-nothing":
    "Du hast noch keine Vorlieben. {{command, code}} mit Optionen legt sie fest.",
  "members.preference-size": "- Größe: {{value, code}}",
  "members.preference-model": "- Modell: {{value, code}}",
  "members.preference-style": "- Stil: {{value, code}}",
  "members.preference-added": "- Immer dazu: {{value, code}}",
  "members.preference-copy": "- Deine Bilder auch als Direktnachricht",
  "members.preference-language": "- Sprache: {{value}}",
  "members.preference-subtle": "- V-Knöpfe: dezent",
  "members.preference-strong": "- V-Knöpfe: stark",
  "members.everything": "alles",

  // What is stored of a person, for an export.
  "members.about-presets":
    "Optionen, die du unter Namen gespeichert hast: damit du sie wieder nehmen kannst.",
  "members.about-favourites":
    "Aufträge, die du mit einem Stern versehen hast: damit du sie wiederfindest.",
  "members.about-history-views":
    "Die Listen von Bildern, die du geöffnet hast: damit ihre Knöpfe gehen. Sie gehen nach 30 Tagen.",
} as const;
