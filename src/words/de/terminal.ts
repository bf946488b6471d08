import { terminalModels } from "./terminal-models.ts";

/** What the terminal's commands say. */
export const terminal = {
  ...terminalModels,

  "terminal.unknown-command":
    "Den Befehl {{command, code}} gibt es nicht. Bekannt sind {{known, list}}.",
  "terminal.takes-nothing":
    "„{{command}}“ nimmt nichts weiter, doch „{{given}}“ wurde angegeben. Einstellungen gehören in .env; Bilder zeichnet npm run imagine.",
  "terminal.unknown-option": "Die Option {{option}} gibt es nicht.",
  "terminal.likely-option": "Die Option {{option}} gibt es nicht. Meintest du {{likely}}?",
  "terminal.needs-value":
    "{{option}} braucht einen Wert; einer, der mit Strichen beginnt, wird angehängt: {{option}}=--x.",
  "terminal.takes-no-value": "{{option}} nimmt keinen Wert.",
  "terminal.both": "{{first}} {{second}}",
  "terminal.must-be-npy": "{{what}} muss eine .npy-Datei nennen.",
  "terminal.no-object": "Die Zeile ist kein JSON-Objekt.",
  "terminal.nothing-to-draw": "Sage, was gezeichnet werden soll: {{command}}.",
  "terminal.needs-image": "{{option}} braucht ein Bild, das geändert wird: Nenne es mit --image.",
  "terminal.strength-without-image":
    "Es gibt kein --image, auf das sich --strength beziehen könnte.",
  "terminal.cannot-be-read": "{{option}} nennt {{file}}, was sich nicht lesen lässt.",
  "terminal.no-latents-there":
    "--latents geht nur mit Modellen der eigenen Engine, und {{model}} ist keins. Nenne eins mit --model.",
  "terminal.no-latents": "{{model}} hat keine Latents hinterlassen, die zu schreiben wären.",
  "terminal.folder-not-made":
    "{{option}} braucht den Ordner {{folder}}, der sich nicht anlegen lässt{{reason}}.",
  "terminal.not-written": "Das Ergebnis ließ sich nicht nach {{where}} schreiben{{reason}}.",
  "terminal.stopped": "Angehalten.",
  "terminal.stopped-early": "Angehalten, bevor ein Bild fertig war.",
  "terminal.stopped-paid":
    "Angehalten, bevor ein Bild fertig war. Vielleicht wird es trotzdem berechnet.",

  "terminal.drawing": "Zeichne {{prompt}}",
  "terminal.drawing-variation": "Zeichne eine Variation",
  "terminal.percent": "{{percent, number}} %",
  "terminal.step": "Schritt {{step, number}} von {{steps, number}}",
  "terminal.service-queue": "{{ahead, number}} davor in der Schlange des Dienstes",
  "terminal.seconds-left": "noch {{seconds, number}} s",
  "terminal.nothing-was-drawn": "Nichts wurde gezeichnet.",
  "terminal.drawn": "In {{milliseconds, duration}} gezeichnet von {{model}}.",
  "terminal.note": "Hinweis: {{note}}",
  "terminal.seed": "Seed {{seed, number}}",
  "terminal.seeds": "Seed {{seed, number}}  Variations-Seed {{variationSeed, number}}",

  "terminal.imagine-title": "Zeichnet Bilder am Terminal, mit denselben Modellen wie der Bot.",
  "terminal.imagine-usage": 'npm run imagine -- "a red apple" [Optionen]',
  "terminal.also-flags":
    "Im Prompt gelten dieselben Angaben wie in Discord (a red apple --ar 16:9 --no leaves); alle stehen in docs/options.md.",
  "terminal.see-help": "npm run imagine -- --help zeigt alle.",
  "terminal.model": "Ein eingerichtetes Modell (local/easel-v1) oder der Pfad eines Modellordners",
  "terminal.count": "Wie viele Bilder, 1 bis 4 (sonst 1)",
  "terminal.out": "Wohin die Bilder kommen (sonst: out)",
  "terminal.latents": "Auch die fertigen Latents schreiben (eigene Engine)",
  "terminal.requests":
    "Viele Aufträge: je Zeile ein JSON-Objekt mit diesen Namen; - liest die Standardeingabe",
  "terminal.json": "Ein JSON-Objekt ausgeben und sonst nichts",
  "terminal.help": "Dies hier ausgeben",
  "terminal.exit-status": "Rückgabewert: 0 fertig, 1 fehlgeschlagen, 2 eine falsche Option.",

  "terminal.not-online": "Angehalten, bevor Easel online war.",
  "terminal.stopping": "Halte an: Bilder, die gerade gezeichnet werden, dürfen noch fertig werden.",
  "terminal.online":
    "Easel ist in Discord online. Gib /imagine auf einem Server ein, dem es hinzugefügt wurde.",
  "terminal.playground-open": "Die Spielwiese ist offen: {{url}}",
  "terminal.playground-hint":
    "Gib dort /imagine ein. Um stattdessen in Discord zu laufen, setze DISCORD_TOKEN (README.md).",
} as const;
