/** Was die Server der A1111-Familie sagen. */
export const servicesA1111 = {
  "services.a1111-auth-form":
    "{{name}} muss ein Benutzername, ein Doppelpunkt und ein Passwort in einer Zeile sein: name:passwort. Bei einem Passwort allein bleibt der Name leer.",
  "services.a1111-no-machine":
    "Kein Rechner von {{provider}} hat dieses Modell noch. Wähle ein anderes oder versuche es noch einmal, wenn der Rechner wieder da ist.",
  "services.a1111-found_one": "{{program}} antwortet: ein Checkpoint, {{samplers}} Sampler",
  "services.a1111-found_other":
    "{{program}} antwortet: {{count}} Checkpoints, {{samplers}} Sampler",
  "services.a1111-loaded": "geladen: {{checkpoint}}",
  "services.a1111-lacks-schedulers":
    "keine Liste von Schedulern: Der Abstand der Sigmas steckt im Namen des Samplers",
  "services.a1111-lacks-loras": "keine LoRAs",
  "services.a1111-lacks-masks": "keine Masken; KoboldCpp nimmt sie ab Version 1.102",
  "services.a1111-lacks-progress":
    "kein Fortschritt, und ein Bild, das gerade entsteht, lässt sich nicht anhalten",
  "services.a1111-add-checkpoint": "Leg einen Checkpoint in den Modellordner des Servers.",
  "services.a1111-start-with-api":
    "Starte den Server mit --api, und mit --listen, wenn er auf einem anderen Rechner läuft.",
} as const;
