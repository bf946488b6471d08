import { terminalModels } from "./terminal-models.ts";

/** What the terminal's commands say. */
export const terminal = {
  ...terminalModels,

  "terminal.unknown-command": "There is no command {{command, code}}. Known: {{known, list}}.",
  "terminal.takes-nothing":
    '"{{command}}" takes nothing more, but "{{given}}" was given. Settings belong in .env; pictures are drawn by npm run imagine.',
  "terminal.unknown-option": "There is no option {{option}}.",
  "terminal.likely-option": "There is no option {{option}}. Did you mean {{likely}}?",
  "terminal.needs-value":
    "{{option}} needs a value; one that begins with dashes is tied on: {{option}}=--x.",
  "terminal.takes-no-value": "{{option}} takes no value.",
  "terminal.both": "{{first}} {{second}}",
  "terminal.must-be-npy": "{{what}} must name a .npy file.",
  "terminal.no-object": "The line is not a JSON object.",
  "terminal.nothing-to-draw": "Say what to draw: {{command}}.",
  "terminal.needs-image": "{{option}} needs a picture to change: name it with --image.",
  "terminal.strength-without-image": "There is no --image that --strength could apply to.",
  "terminal.cannot-be-read": "{{option}} names {{file}}, which cannot be read.",
  "terminal.no-latents-there":
    "--latents works with models of the own engine only, and {{model}} is not one. Name one with --model.",
  "terminal.no-latents": "{{model}} left no latents to write.",
  "terminal.folder-not-made":
    "{{option}} needs the folder {{folder}}, which cannot be made{{reason}}.",
  "terminal.not-written": "The result could not be written to {{where}}{{reason}}.",
  "terminal.stopped": "Stopped.",
  "terminal.stopped-early": "Stopped before a picture was finished.",
  "terminal.stopped-paid": "Stopped before a picture was finished. It may be charged.",

  "terminal.drawing": "Drawing {{prompt}}",
  "terminal.drawing-variation": "Drawing a variation",
  "terminal.percent": "{{percent, number}} %",
  "terminal.step": "step {{step, number}} of {{steps, number}}",
  "terminal.service-queue": "{{ahead, number}} ahead in the service's queue",
  "terminal.seconds-left": "{{seconds, number}} s left",
  "terminal.nothing-was-drawn": "Nothing was drawn.",
  "terminal.drawn": "Drawn in {{milliseconds, duration}} by {{model}}.",
  "terminal.note": "Note: {{note}}",
  "terminal.seed": "seed {{seed, number}}",
  "terminal.seeds": "seed {{seed, number}}  variation seed {{variationSeed, number}}",

  "terminal.imagine-title": "Draws pictures at a terminal, with the same models as the bot.",
  "terminal.imagine-usage": 'npm run imagine -- "a red apple" [options]',
  "terminal.also-flags":
    "The prompt may hold flags as in Discord (a red apple --ar 16:9 --no leaves); docs/options.md has all.",
  "terminal.see-help": "npm run imagine -- --help shows all.",
  "terminal.model": "A configured model (local/easel-v1), or the path of a model folder",
  "terminal.count": "How many pictures, 1 to 4 (default 1)",
  "terminal.out": "Where the pictures go (default: out)",
  "terminal.latents": "Also write the final latents (own engine)",
  "terminal.requests":
    "Many requests: one JSON object a line with these names; - reads standard input",
  "terminal.json": "Print one JSON object and nothing else",
  "terminal.help": "Print this",
  "terminal.exit-status": "Exit status: 0 done, 1 failed, 2 a wrong option.",

  "terminal.not-online": "Stopped before Easel was online.",
  "terminal.stopping": "Stopping: pictures that are being drawn may end first.",
  "terminal.online": "Easel is online in Discord. Type /imagine in a server it was added to.",
  "terminal.playground-open": "The playground is open: {{url}}",
  "terminal.playground-hint":
    "Type /imagine there. To run in Discord instead, set DISCORD_TOKEN (README.md).",
} as const;
