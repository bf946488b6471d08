/** What remote services say. */
export const services = {
  "services.bad-key":
    "{{provider}} does not accept this bot's API key. Choose another model, and tell whoever runs the bot.",
  "services.no-credits":
    "This bot's account at {{provider}} has no credits left. Choose another model, or tell whoever runs the bot.",
  "services.content-refused":
    "{{provider}} refused this because of its content rules. Change the prompt or the picture and try again.",
  "services.content-refused-because":
    "{{provider}} refused this because of its content rules: “{{reason}}”. Change the prompt or the picture and try again.",
  "services.bad-option":
    "{{provider}} did not accept one of the options. Leave options at their defaults and try again.",
  "services.bad-option-because":
    "{{provider}} did not accept one of the options: “{{reason}}”. Change that option and try again.",
  "services.bad-option-named":
    "{{provider}} did not accept {{option, code}}. Choose another value, or leave it out, and try again.",
  "services.bad-option-named-because":
    "{{provider}} did not accept {{option, code}}: “{{reason}}”. Choose another value, or leave it out, and try again.",
  "services.gone-model": "{{provider}} no longer offers this model. Choose another one.",
  "services.rate-limited": "{{provider}} takes no more requests just now. Try again in a minute.",
  "services.rate-limited-until":
    "{{provider}} takes no more requests for {{wait, duration}}. Try again then, or choose another model.",
  "services.overloaded":
    "{{provider}} is out of order just now. Try again later, or choose another model.",
  "services.timeout": "{{provider}} took too long to answer. Try again, or choose another model.",
  "services.broken-answer":
    "{{provider}} answered with something that is no picture. Try again, or choose another model.",
  "services.lost-picture":
    "The finished picture could not be fetched from {{provider}}. Try again, or choose another model.",
  "services.lost-answer":
    "The answer of {{provider}} was lost on its way. Try again, or choose another model.",
  "services.unknown": "{{provider}} failed without saying why. Try again, or choose another model.",
  "services.charged": "{{what}} The picture was charged all the same.",
  "services.may-be-charged": "{{what}} It may have been charged.",
  "services.key-form":
    "{{setting}} must be one line without spaces or line breaks: copy it again from where you got it.",
} as const;
