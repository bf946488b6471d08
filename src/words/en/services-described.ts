/** What is said of models that publish their own inputs. */
export const servicesDescribed = {
  "services.described-needs-mask":
    "{{model}} redraws a part of a picture. Say which with {{option, code}}, or choose another model.",
  "services.described-no-prompt": "{{model}} takes no prompt: it was left out.",
  "services.described-key-works": "the key works",
  "services.described-user": "the key works; the account is {{user}}",
  "services.described-models": "models: {{models, list}}",
  "services.described-silent":
    "without published inputs, so that only the usual options are sent: {{models, list}}",
  "services.described-missing":
    "{{model}} is not offered: it needs {{inputs, list}}, which no option stands for",
  "services.described-gone": "not known to the service: {{models, list}}",
  "services.described-take-out":
    "Take {{models, list}} out of {{setting}}, or write each name as the service does.",
} as const;
