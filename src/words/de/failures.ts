/** Why pictures did not come, and why another model made them. */
export const failures = {
  "failure.not-set-up":
    "Dieses Modell ist nicht richtig eingerichtet. Wer diesen Bot betreibt, findet den Grund im Protokoll.",
  "failure.bug":
    "In Easel ist etwas kaputtgegangen (Vorfall {{incident, code}}). Versuche es noch einmal; wenn es wieder geschieht, nenne dem Betreiber dieses Bots die Nummer.",
  "failure.easel-ends":
    "Easel beendet sich wegen eines eigenen Fehlers: Vorfall {{incident}} in seinem Protokoll. Starte es neu; wenn sich das wiederholt, melde die Zeilen dieses Vorfalls.",
  "failure.missing_one": "Bild {{numbers, list}} fehlt. {{reason}}",
  "failure.missing_other": "Die Bilder {{numbers, list}} fehlen. {{reason}}",
  "failure.interrupted":
    "Ich bin immer wieder unerwartet stehen geblieben, während ich daran gearbeitet habe, und lasse es nun sein. Bitte um etwas Kleineres, oder sage es dem Betreiber dieses Bots.",
  "failure.not-taken":
    "Ich bin stehen geblieben, bevor ich diesen Auftrag bestätigen konnte. Nichts wurde gezeichnet und nichts bezahlt. Du kannst es noch einmal versuchen.",
  "failure.you-cancelled": "Du hast abgebrochen, bevor sie fertig waren.",
  "failure.model-gone":
    "Das Modell {{model}} ist hier nicht mehr eingerichtet. Wähle mit /imagine ein anderes.",
  "failure.service-down":
    "{{service}} ist gerade nicht erreichbar. Versuche es in einer Minute noch einmal, oder wähle ein anderes Modell.",
  "failure.no-answer": "Der Dienst hat nicht rechtzeitig geantwortet.",
  "failure.too-many-calls":
    "Zu viele Anfragen warten auf diesen Dienst. Versuche es in ein paar Minuten noch einmal.",
  "failure.answer-lost":
    "Die Antwort von {{service}} ist verloren gegangen, durch einen Neustart oder eine unterbrochene Verbindung. Du kannst es noch einmal versuchen; es kann zweimal berechnet werden.",
  "failure.not-a-picture": "{{service}} hat etwas geschickt, das kein vollständiges Bild ist.",
  "failure.moved-broken": "{{model}} ist gescheitert: stattdessen von {{other}} gemacht.",
  "failure.moved-no-credits":
    "{{service}} hat kein Guthaben mehr: von {{other}} statt von {{model}} gemacht.",
  "failure.moved-bad-key":
    "{{service}} nimmt unseren Schlüssel nicht an: von {{other}} statt von {{model}} gemacht.",
  "failure.moved-gone": "{{model}} wird nicht mehr angeboten: stattdessen von {{other}} gemacht.",
  "failure.moved-busy":
    "{{service}} hat zu viel zu tun: von {{other}} statt von {{model}} gemacht.",
  "failure.moved-down":
    "{{service}} ist nicht erreichbar: von {{other}} statt von {{model}} gemacht.",
} as const;
