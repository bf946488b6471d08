/** Pictures of before, numbers, and what is stored of a person. */
export const history = {
  // Commands: at most 100 characters each.
  "history.command": "Deine Bilder, die neuesten zuerst",
  "history.search": "Worte des Prompts, oder die Kennung eines Bildes",
  "history.favourites": "Nur, was du mit einem Stern versehen hast",
  "history.stats": "Was hier gemacht wurde: Leute, Modelle, Bilder, Fehlschläge, Geld",
  "history.mydata": "Was von dir gespeichert ist",
  "history.mydata-export": "Alles als Dateien: Zeilen, Bilder, und was warum gespeichert ist",
  "history.mydata-delete": "Alles davon löschen",

  // Buttons and selects: plain text.
  "history.newer": "Neuere",
  "history.older": "Ältere",
  "history.open": "Eines davon öffnen",
  "history.repeat": "Wiederholen",
  "history.parent": "Vorgänger",
  "history.children": "Nachfolger",
  "history.undo": "Rückgängig",
  "history.delete": "Löschen",
  "history.back": "Zurück zur Liste",

  // The list and one of it.
  "history.title": "Deine Bilder",
  "history.title-favourites": "Deine Favoriten",
  "history.title-children": "Aus diesem Bild gemacht",
  "history.searched": "mit {{search, code}}",
  "history.nothing": "Hier ist noch nichts.",
  "history.page": "Seite {{number, number}}",
  "history.pictures_one": "{{count}} Bild",
  "history.pictures_other": "{{count}} Bilder",
  "history.id": "Kennung {{id, code}}",
  "history.files-gone": "Die Dateien sind hier nicht mehr aufgehoben.",
  "history.no-parent": "Dieses Bild wurde aus keinem anderen gemacht.",
  "history.parent-gone": "Das Bild, aus dem es gemacht wurde, gibt es nicht mehr.",
  "history.no-children": "Aus diesem Bild hast du nichts gemacht.",
  "history.deleted": "Gelöscht, mit den Dateien, die kein Bild von anderen braucht.",
  "history.over": "Diese Liste ist geschlossen. {{command, code}} öffnet eine neue.",

  // Numbers.
  "history.stats-here": "Was in diesem Server gemacht wurde",
  "history.stats-everywhere": "Was überall gemacht wurde",
  "history.stats-today": "Heute (UTC)",
  "history.stats-month": "In den letzten 30 Tagen",
  "history.stats-numbers":
    "{{people, number}} Leute · {{orders, number}} Aufträge · {{pictures, number}} Bilder · {{failures, number}} Fehlschläge · Preis etwa {{cost, price}}",
  "history.stats-model": "- {{model, code}}: {{orders, number}}",
  "history.stats-refused":
    "{{command, code}} ist für die, die diesen Server verwalten dürfen (Server verwalten).",

  // What is stored of a person.
  "history.export-head": "Das ist alles, was von dir gespeichert ist.",
  "history.export-about":
    "Das speichert Easel von dir, und darum.\n\nrows/jobs.json: was du bestellt hast, wo, mit welchen Optionen, wann, und wie es ausging: damit Knöpfe, /show, /history und Limits gehen.\nrows/pictures.json, pictures/: die Bilder, die für dich gemacht wurden.\nsent/: Bilder, die du als Vorlage geschickt hast.\nrows/questions.json: Aufträge, die auf dein Ja warten.\nrows/preferences.json, rows/presets.json, rows/favourites.json: was du gewählt, gespeichert und mit einem Stern versehen hast.\nrows/history_views.json, rows/vary_targets.json: die Listen und Formulare, die du zuletzt geöffnet hast.\nrows/people.json: wann du zuletzt dran warst, damit jeder an die Reihe kommt.\n\nDie Schlüssel, mit denen Discord Easel antworten lässt, fehlen hier: sie werden nach 15 Minuten vergessen. /mydata delete löscht all das.",
  "history.export-part": "Teil {{number, number}} dessen, was von dir gespeichert ist.",
  "history.export-left_one": "{{count}} Bild hatte keinen Platz mehr: {{command, code}} zeigt es.",
  "history.export-left_other":
    "{{count}} Bilder hatten keinen Platz mehr: {{command, code}} zeigt sie.",
  "history.delete-ask":
    "Alles löschen, was von dir gespeichert ist? Das sind {{pictures, number}} Bilder, {{jobs, number}} Aufträge, deine Vorlagen, Vorlieben und Favoriten. Dateien verschwinden, wo kein Bild von anderen sie braucht, und ich lösche meine Nachrichten mit deinen Bildern, wo ich darf. Das lässt sich nicht rückgängig machen.",
  "history.delete-yes": "Alles löschen",
  "history.delete-no": "Behalten",
  "history.delete-kept": "Nichts wurde gelöscht.",
  "history.delete-done":
    "Gelöscht: {{jobs, number}} Aufträge, {{files, number}} Dateien und {{messages, number}} Nachrichten. Von Aufträgen, die für ein Limit oder ein Budget zählen, bleiben die Zahlen, bis das neu beginnt.",
  "history.delete-not-yours": "Diese Frage gilt jemand anderem.",
} as const;
