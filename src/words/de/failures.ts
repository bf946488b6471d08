/** Why pictures did not come. */
export const failures = {
  "failure.cancelled": "Abgebrochen.",
  "failure.not-set-up":
    "Dieses Modell ist nicht richtig eingerichtet. Wer diesen Bot betreibt, findet den Grund im Protokoll.",
  "failure.bug":
    "In Easel ist etwas kaputtgegangen (Vorfall {{incident, code}}). Versuche es noch einmal; wenn es wieder geschieht, nenne dem Betreiber dieses Bots die Nummer.",
  "failure.missing_one": "Bild {{numbers, list}} fehlt. {{reason}}",
  "failure.missing_other": "Die Bilder {{numbers, list}} fehlen. {{reason}}",
  "failure.interrupted":
    "Ich bin immer wieder unerwartet stehen geblieben, während ich daran gearbeitet habe, und lasse es nun sein. Bitte um etwas Kleineres, oder sage es dem Betreiber dieses Bots.",
  "failure.you-cancelled": "Du hast abgebrochen, bevor sie fertig waren.",
} as const;
