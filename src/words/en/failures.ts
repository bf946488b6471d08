/** Why pictures did not come. */
export const failures = {
  "failure.cancelled": "Cancelled.",
  "failure.not-set-up":
    "This model is not set up correctly. Whoever runs this bot finds why in its log.",
  "failure.bug":
    "Something broke inside Easel (incident {{incident, code}}). Try again; if it happens again, tell whoever runs this bot the incident number.",
  "failure.missing_one": "Picture {{numbers, list}} is missing. {{reason}}",
  "failure.missing_other": "Pictures {{numbers, list}} are missing. {{reason}}",
  "failure.interrupted":
    "I stopped unexpectedly again and again while I worked on this, so I leave it alone. Ask for something smaller, or tell whoever runs this bot.",
  "failure.you-cancelled": "You cancelled before they were made.",
} as const;
