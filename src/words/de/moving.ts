/** Moving a data folder to a server, and looking at what is there. */
export const moving = {
  "data.move-usage":
    "Sag, wohin der Datenordner umziehen soll: npm run data -- move postgres://NAME:PASSWORT@HOST:5432/DATENBANK (oder setze DATABASE_URL). Die Bilder ziehen mit um, wenn EASEL_PICTURES_URL gesetzt ist.",
  "data.nothing-to-move":
    "Es gibt nichts umzuziehen: In {{folder}} liegt keine Datenbank. Nenne ihren Ordner mit EASEL_DATA_DIR.",
  "data.not-empty":
    "In der Datenbank steht schon etwas ({{tables, list}}), und nicht das, was in diesem Datenordner ist. Gib ihr eine leere (createdb).",
  "data.no-tables":
    "Noch kein Easel hat diese Datenbank benutzt. Hole einen Datenordner mit npm run data -- move herüber, oder starte Easel mit DATABASE_URL.",
  "data.was-moved":
    "Was in {{folder}} war, ist nach {{place}} umgezogen. Setze DATABASE_URL darauf; docs/scale.md sagt, wie es zurückgeht.",
  "data.moved": "Alles aus {{folder}} ist jetzt in {{place}}:",
  "data.moved-table": "  {{table}}: {{rows, number}}",
  "data.moved-pictures":
    "Bilder in {{bucket}}: {{moved, number}} kopiert, {{before, number}} waren schon da.",
  "data.unusable-pictures_one":
    "{{count}} Bild ist nicht im Ordner oder nicht das, was gespeichert wurde, und blieb zurück.",
  "data.unusable-pictures_other":
    "{{count}} Bilder sind nicht im Ordner oder nicht das, was gespeichert wurde, und blieben zurück.",
  "data.pictures-stay": "Die Bilder bleiben in {{folder}}; Easel braucht ihn weiterhin.",
  "data.move-next":
    "Aus dem Ordner wurde nichts entfernt. Setze jetzt DATABASE_URL, prüfe mit npm run data -- check, und starte Easel.",
  "data.compared": "Verglichen mit {{folder}}, woher es umgezogen ist:",
  "data.compared-table":
    "  {{table}}: {{same, number}} gleich, {{different, number}} anders, {{missing, number}} fehlen",
  "data.compared-later":
    "Sobald Easel mit der Datenbank gearbeitet hat, sind Unterschiede so, wie sie sein sollen.",
  "data.look-at-backup":
    "Was fehlt oder verändert ist, kann nur aus einer Sicherung kommen: siehe docs/scale.md.",
} as const;
