/** What the AI Horde says. */
export const servicesHorde = {
  "services.horde-impossible":
    "No volunteer of {{provider}} can draw this just now. Choose another model, a smaller size or fewer steps.",
  "services.horde-faulted":
    "The volunteers of {{provider}} failed at this picture. Try again, or choose another model.",
  "services.horde-censored":
    "A filter at {{provider}} held the picture back. Change the prompt or the picture and try again.",
  "services.horde-warning": "{{provider}} says: “{{reason}}”",
  "services.horde-hashes":
    "Three hashes part the prompt from what must not be in the picture: two were sent in their place.",
  "services.horde-anonymous":
    "nobody's account (anonymous): last in every queue, and pictures may be shared",
  "services.horde-user": "the key works; {{user}} has {{kudos}} kudos",
  "services.horde-models_one": "one model",
  "services.horde-models_other": "{{count}} models",
  "services.horde-missing":
    "No volunteer offers {{models, list}}: take it out of AIHORDE_MODELS, or write it as the list of models does.",
} as const;
