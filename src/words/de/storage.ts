/** What is wrong with the data folder or the database. */
export const storage = {
  "storage.headline": "Ich kann gerade nichts aufbewahren",
  "storage.full":
    "Meine Festplatte ist voll, deshalb kann ich nichts Neues annehmen. Wer diesen Bot betreibt, muss Platz schaffen; danach geht es von selbst weiter.",
  "storage.unwritable":
    "Ich darf meine Daten im Moment nicht schreiben, deshalb kann ich nichts Neues annehmen. Wer diesen Bot betreibt, findet den Grund im Protokoll.",
  "storage.failing":
    "Meine Festplatte arbeitet nicht, wie sie soll, deshalb kann ich nichts Neues annehmen. Wer diesen Bot betreibt, findet den Grund im Protokoll.",
  "storage.busy":
    "Ein anderes Programm hält meine Daten fest. Versuche es in einer Minute noch einmal.",
  "storage.damaged":
    "Ein Teil meiner Daten ist beschädigt. Wer diesen Bot betreibt, kann ihn mit npm run data -- check ansehen.",
  "storage.waiting-full":
    "Meine Festplatte ist voll. Was gezeichnet ist, wartet im Arbeitsspeicher, bis Platz geschaffen ist.",
  "storage.waiting":
    "Ich kann meine Daten gerade nicht schreiben. Was gezeichnet ist, wartet im Arbeitsspeicher, bis es wieder geht.",
  "storage.in-use":
    "Ein anderes Easel benutzt {{folder}} bereits. Beende es zuerst, oder gib diesem mit EASEL_DATA_DIR einen eigenen Ordner.",
  "storage.full-at-start":
    "Die Festplatte mit dem Datenordner {{folder}} ist voll (ENOSPC). Schaffe dort etwas Platz, oder wähle mit EASEL_DATA_DIR einen anderen Ordner.",
  "storage.failing-at-start":
    "Die Festplatte mit dem Datenordner {{folder}} arbeitet nicht, wie sie soll ({{reason}}). Prüfe die Festplatte, oder wähle mit EASEL_DATA_DIR einen anderen Ordner.",
  "storage.busy-at-start":
    "Die Datenbank in {{folder}} wird von einem anderen Programm festgehalten. Schließe, was sie geöffnet hat, und starte noch einmal.",
  "storage.damaged-at-start":
    "Die Datenbank in {{folder}} ist beschädigt ({{reason}}). Was noch lesbar ist, zeigt npm run data -- check, und npm run data -- repair rettet es; oder setze eine Sicherung an ihre Stelle.",
  "storage.newer":
    "Dieser Datenordner wurde von einem neueren Easel geschrieben (er hat {{migrations, list}}). Starte wieder jene Version, oder wähle mit EASEL_DATA_DIR einen anderen Ordner.",
  "storage.delivery-bug":
    "Die Bilder sind fertig, aber beim Übergeben ist in Easel etwas kaputtgegangen (Vorfall {{incident, code}}). Sie sind aufgehoben: {{command, code}} zeigt sie.",
  "storage.credits-low":
    "{{provider}} hat fast kein Guthaben mehr: {{credits, price}} sind übrig, die Marke liegt bei {{mark, price}} (EASEL_CREDITS_WARNING). Lade es bald auf.",
  "storage.person-budget":
    "Das ginge über das hinaus, was eine Person am Tag ausgeben darf ({{allowed, price}}). Um Mitternacht UTC beginnt es von vorn; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "storage.total-budget":
    "Das ginge über das hinaus, was alle zusammen am Tag ausgeben dürfen ({{allowed, price}}). Um Mitternacht UTC beginnt es von vorn; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "storage.data-usage":
    "Sag, was mit dem Datenordner geschehen soll: {{actions, choices}}, etwa npm run data -- check. Ein anderer Ordner als EASEL_DATA_DIR kommt dahinter.",
  "storage.data-empty": "In {{folder}} gibt es keine Datenbank.",
  "storage.data-damaged": "Die Datenbank in {{folder}} ist beschädigt:",
  "storage.data-damage": "  {{reason}}",
  "storage.data-holds": "Aufträge in {{folder}}: {{jobs, number}}, Bilder: {{pictures, number}}.",
  "storage.data-old":
    "Ein älteres Easel hat ihn geschrieben: Seine Zeilen lassen sich beurteilen, wenn er einmal mit dieser Version gestartet wurde.",
  "storage.data-unreadable": "  Der Auftrag {{id, code}} lässt sich nicht lesen: {{reason}}",
  "storage.data-changed": "  Das Bild {{hash, code}} wurde verändert, abgeschnitten oder ersetzt.",
  "storage.data-missing": "  Das Bild {{hash, code}} ist nicht mehr da.",
  "storage.data-set-aside": "  {{name, code}} wurde schon beiseitegelegt: {{reason}}",
  "storage.data-more_one": "  … und noch {{count}}.",
  "storage.data-more_other": "  … und noch {{count}}.",
  "storage.data-sound": "Alles in Ordnung.",
  "storage.data-repair":
    "Um Unbrauchbares beiseitezulegen und den Rest zu behalten, beende Easel und führe aus: npm run data -- repair",
  "storage.repair-rebuilt":
    "Die Datenbank wurde aus dem Lesbaren neu aufgebaut. Die beschädigten Dateien liegen in {{folder}}.",
  "storage.repair-table":
    "  {{table}}: {{saved, number}} Zeilen gerettet, {{lost, number}} verloren",
  "storage.repair-nothing":
    "Nichts davon war lesbar, deshalb beginnt sie leer. Die Dateien der Bilder sind noch da.",
  "storage.repair-set-aside_one":
    "{{count}} Auftrag, der sich nicht lesen lässt, wurde beiseitegelegt.",
  "storage.repair-set-aside_other":
    "{{count}} Aufträge, die sich nicht lesen lassen, wurden beiseitegelegt.",
  "storage.repair-restored": "Diese Aufträge sind wieder lesbar und zurück: {{jobs, list}}.",
  "storage.repair-changed_one":
    "{{count}} Bild, das nicht mehr das gespeicherte ist, wurde beiseitegelegt.",
  "storage.repair-changed_other":
    "{{count}} Bilder, die nicht mehr die gespeicherten sind, wurden beiseitegelegt.",
  "storage.repair-missing_one": "{{count}} Bild ohne Datei ist nicht mehr verzeichnet.",
  "storage.repair-missing_other": "{{count}} Bilder ohne Datei sind nicht mehr verzeichnet.",
} as const;
