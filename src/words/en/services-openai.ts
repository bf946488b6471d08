/** What servers with OpenAI's Images API say, and what is said of them. */
export const servicesOpenAi = {
  "services.openai-revised": "{{model}} rewrote the prompt: “{{prompt}}”",
  "services.openai-revised-one":
    "{{model}} rewrote the prompt of picture {{picture}}: “{{prompt}}”",
  "services.openai-no-input":
    "{{model}} heeds {{option, code}} only with a picture to start from: it was left out.",
  "services.openai-reframed":
    "{{model}} makes {{to}}: it fits the source picture ({{from}}) into that shape itself.",
  "services.openai-key-works": "the key works",
  "services.openai-answers": "{{server}} answers, without a key",
  "services.openai-models": "models: {{models, list}}",
  "services.openai-not-listed": "the server does not list: {{models, list}}",
  "services.openai-no-models": "the server lists no model that makes pictures",
  "services.openai-name-models": "Name the server's models in OPENAI_IMAGE_MODELS.",
} as const;
