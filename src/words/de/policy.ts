/** What somebody may not do, and who can change it. */
export const policy = {
  "policy.operator": "wer diesen Bot betreibt",
  "policy.jobs-limit_one":
    "Von dir wartet schon {{count}} Auftrag (das Limit hier ist {{count}}). Warte auf ihn, oder brich ihn mit /queue ab. Das Limit bestimmt, {{setBy}}.",
  "policy.jobs-limit_other":
    "Von dir warten schon {{count}} Aufträge (das Limit hier ist {{count}}). Warte auf einen, oder brich einen mit /queue ab. Das Limit bestimmt, {{setBy}}.",
  "policy.pictures-limit":
    "Das wären mehr Bilder, als du heute haben kannst (das Limit hier ist {{allowed}} am Tag). Um Mitternacht UTC beginnt die Zählung neu. Das Limit bestimmt, {{setBy}}.",
  "policy.queue-limit_one":
    "Die Warteschlange ist voll: {{count}} Auftrag wartet (das Limit hier ist {{count}}). Versuche es in ein paar Minuten noch einmal. Das Limit bestimmt, {{setBy}}.",
  "policy.queue-limit_other":
    "Die Warteschlange ist voll: {{count}} Aufträge warten (das Limit hier ist {{count}}). Versuche es in ein paar Minuten noch einmal. Das Limit bestimmt, {{setBy}}.",
  "policy.budget-limit":
    "Das würde das Tagesbudget dieses Servers überschreiten ({{allowed, price}}). Um Mitternacht UTC beginnt es neu; Modelle ohne Preis zählen nicht. Das Budget bestimmt, {{setBy}}.",
  "policy.no-such-picture": "Ich kann dieses Bild hier nicht finden.",
  "policy.cancel-own": "Nur wer diese Bilder bestellt hat, kann das abbrechen.",
  "policy.delete-own":
    "Nur wer diese Bilder bestellt hat, oder wer die Berechtigung „Nachrichten verwalten“ hat, kann das löschen.",
  "policy.model-not-allowed":
    "{{model, code}} darf hier nicht verwendet werden; erlaubt sind nur {{models, codes}}. Das bestimmt, {{setBy}}.",
  "policy.for-operators":
    "{{command, code}} ist für die Leute, die diesen Bot betreiben. Sie stehen in seinen Einstellungen.",
} as const;
