/** Pictures of before, numbers, and what is stored of a person. */
export const history = {
  // Commands: at most 100 characters each.
  "history.command": "Deine Bilder, die neuesten zuerst",
  "history.search": "Worte des Prompts, oder die Kennung eines Bildes",
  "history.favourites": "Nur, was du mit einem Stern versehen hast",

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
} as const;
