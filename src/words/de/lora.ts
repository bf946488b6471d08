/** LoRAs: what is wrong with one, and what to know of it. */
export const lora = {
  "lora.unusable": "Das LoRA {{name}} ist nicht zu gebrauchen: {{reason}}.",
  "lora.unreadable": "seine Datei lässt sich nicht lesen ({{reason}})",
  "lora.format":
    "LoRAs werden nur aus .safetensors-Dateien gelesen, denn andere Formate können beim Öffnen Programme ausführen",
  "lora.none": "in der Datei steckt kein LoRA",
  "lora.other-kind":
    "es ist eine {{kind}}-Datei, und bekannt sind hier nur einfache LoRAs (und die Faltungen von LoCon)",
  "lora.half": "von seiner Änderung für {{name}} fehlt eine Hälfte oder ist doppelt da",
  "lora.shape": "die zwei Hälften seiner Änderung für {{name}} passen nicht zueinander",
  "lora.parts":
    "seine Änderung für {{name}} hat {{rows}} Zeilen, und das sind nicht die von {{count}} Schichten in einer",
  "lora.for-others": "es ist für {{family}} gemacht, und das ist {{model}} nicht",
  "lora.does-not-fit":
    "es passt nicht zu {{model}}, wo es keine Schicht {{layer}} dieser Größe gibt; es ist für eine andere Familie gemacht",
  "lora.no-layer": "es passt nicht zu {{model}}, wo es keine Schicht {{layer}} dieser Größe gibt",
  "lora.no-names":
    "die Graphen von {{model}} halten ihre Schichten nicht mehr auseinander; exportiere es neu mit optimum-cli",
  "lora.other-drive":
    "es liegt auf einem anderen Laufwerk als das Modell; verschiebe es in den Ordner der Modelle",
  "lora.triggers": "{{name}} hört auf {{words, list}}, was im Prompt nicht steht.",
  "lora.answers-to": "{{name}} hört auf {{words, list}}.",
  "lora.none-here":
    "Es gibt kein LoRA {{name}}, das dieses Modell nimmt. Lege seine .safetensors-Datei in den Ordner loras neben den Modellen.",
  "lora.unknown": "Es gibt kein LoRA {{name}}. Dieses Modell nimmt {{known, list}}.",
  "lora.gone": "Das LoRA {{name}} ist nicht mehr da.",
} as const;
