/** Was die AI Horde sagt. */
export const servicesHorde = {
  "services.horde-impossible":
    "Bei {{provider}} kann das gerade niemand zeichnen. Wähle ein anderes Modell, eine kleinere Größe oder weniger Schritte.",
  "services.horde-faulted":
    "Die Freiwilligen von {{provider}} sind an diesem Bild gescheitert. Versuche es noch einmal oder wähle ein anderes Modell.",
  "services.horde-censored":
    "Ein Filter bei {{provider}} hat das Bild zurückgehalten. Ändere den Prompt oder das Bild und versuche es noch einmal.",
  "services.horde-warning": "{{provider}} sagt: „{{reason}}“",
  "services.horde-hashes":
    "Drei Rauten trennen den Prompt von dem, was nicht im Bild sein soll: Stattdessen wurden zwei gesendet.",
  "services.horde-anonymous":
    "niemandes Konto (anonymous): in jeder Schlange am Ende, und Bilder können geteilt werden",
  "services.horde-user": "der Schlüssel gilt; {{user}} hat {{kudos}} Kudos",
  "services.horde-models_one": "ein Modell",
  "services.horde-models_other": "{{count}} Modelle",
  "services.horde-missing":
    "Niemand bietet {{models, list}} an: Nimm es aus AIHORDE_MODELS oder schreib es so wie in der Liste der Modelle.",
} as const;
