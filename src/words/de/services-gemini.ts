/** Was Gemini sagt, und was über Gemini gesagt wird. */
export const servicesGemini = {
  "services.gemini-words":
    "{{provider}} hat mit Worten statt mit einem Bild geantwortet: „{{reason}}“. Sag es anders oder versuche es noch einmal.",
  "services.gemini-no-picture":
    "{{provider}} hat kein Bild geliefert und nicht gesagt, warum. Sag es anders oder versuche es noch einmal.",
  "services.gemini-key-works": "der Schlüssel funktioniert",
  "services.gemini-models": "Modelle: {{models, list}}",
  "services.gemini-not-listed": "der Dienst nennt nicht: {{models, list}}",
  "services.gemini-no-models": "der Dienst nennt kein Modell, das Bilder macht",
  "services.gemini-name-models": "Nenne die Modelle in GEMINI_IMAGE_MODELS.",
} as const;
