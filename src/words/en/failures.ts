/** Why pictures did not come, and why another model made them. */
export const failures = {
  "failure.not-set-up":
    "This model is not set up correctly. Whoever runs this bot finds why in its log.",
  "failure.bug":
    "Something broke inside Easel (incident {{incident, code}}). Try again; if it happens again, tell whoever runs this bot the incident number.",
  "failure.easel-ends":
    "Easel ends because of a bug of its own: incident {{incident}} in its log. Start it again; if that repeats, report the lines of that incident.",
  "failure.missing_one": "Picture {{numbers, list}} is missing. {{reason}}",
  "failure.missing_other": "Pictures {{numbers, list}} are missing. {{reason}}",
  "failure.interrupted":
    "I stopped unexpectedly again and again while I worked on this, so I leave it alone. Ask for something smaller, or tell whoever runs this bot.",
  "failure.not-taken":
    "I stopped before I could confirm this order, so nothing was drawn and nothing was paid. You can try again.",
  "failure.you-cancelled": "You cancelled before they were made.",
  "failure.model-gone":
    "The model {{model}} is no longer configured here. Choose another one with /imagine.",
  "failure.service-down":
    "{{service}} is down at the moment. Try again in a minute, or choose another model.",
  "failure.no-answer": "The service did not answer in time.",
  "failure.too-many-calls": "Too many calls wait for this service. Try again in a few minutes.",
  "failure.answer-lost":
    "The answer of {{service}} was lost, by a restart or a broken connection. You can try again; it may be charged twice.",
  "failure.not-a-picture": "{{service}} sent something that is not a whole picture.",
  "failure.moved-broken": "{{model}} failed: made by {{other}} instead.",
  "failure.moved-no-credits":
    "{{service}} has no credits left: made by {{other}} instead of {{model}}.",
  "failure.moved-bad-key":
    "{{service}} does not accept our key: made by {{other}} instead of {{model}}.",
  "failure.moved-gone": "{{model}} is no longer offered: made by {{other}} instead.",
  "failure.moved-busy": "{{service}} has too much to do: made by {{other}} instead of {{model}}.",
  "failure.moved-down": "{{service}} is down: made by {{other}} instead of {{model}}.",
} as const;
