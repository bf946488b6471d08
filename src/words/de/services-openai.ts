/** Was Server mit OpenAIs Images API sagen, und was über sie gesagt wird. */
export const servicesOpenAi = {
  "services.openai-revised": "{{model}} hat den Prompt umgeschrieben: „{{prompt}}“",
  "services.openai-revised-one":
    "{{model}} hat den Prompt von Bild {{picture}} umgeschrieben: „{{prompt}}“",
  "services.openai-no-input":
    "{{model}} beachtet {{option, code}} nur mit einem Ausgangsbild: Es wurde weggelassen.",
  "services.openai-reframed":
    "{{model}} zeichnet {{to}} und passt das Ausgangsbild ({{from}}) selbst in diese Form ein.",
  "services.openai-key-works": "der Schlüssel funktioniert",
  "services.openai-answers": "{{server}} antwortet, ohne Schlüssel",
  "services.openai-models": "Modelle: {{models, list}}",
  "services.openai-not-listed": "der Server nennt nicht: {{models, list}}",
  "services.openai-no-models": "der Server nennt kein Modell, das Bilder macht",
  "services.openai-name-models": "Nenne die Modelle des Servers in OPENAI_IMAGE_MODELS.",
} as const;
