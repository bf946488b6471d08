/** What is wrong with the data folder or the database. */
export const storage = {
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
  "storage.in-use":
    "Ein anderes Easel benutzt {{folder}} bereits. Beende es zuerst, oder gib diesem mit EASEL_DATA_DIR einen eigenen Ordner.",
  "storage.cannot-make-folder":
    "Der Datenordner {{folder}} lässt sich nicht anlegen. Wähle mit EASEL_DATA_DIR einen, der beschreibbar ist.",
  "storage.cannot-write":
    "In den Datenordner {{folder}} kann nicht geschrieben werden ({{file}}). Gib diesem Benutzer das Recht dazu, oder wähle mit EASEL_DATA_DIR einen anderen.",
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
} as const;
