/** What Gemini says, and what is said of it. */
export const servicesGemini = {
  "services.gemini-words":
    "{{provider}} answered in words in place of a picture: “{{reason}}”. Say it otherwise, or try again.",
  "services.gemini-no-picture":
    "{{provider}} gave no picture, and did not say why. Say it otherwise, or try again.",
  "services.gemini-key-works": "the key works",
  "services.gemini-models": "models: {{models, list}}",
  "services.gemini-not-listed": "the service does not list: {{models, list}}",
  "services.gemini-no-models": "the service lists no model that makes pictures",
  "services.gemini-name-models": "Name the models in GEMINI_IMAGE_MODELS.",
} as const;
