/** LoRAs: what is wrong with one, and what to know of it. */
export const lora = {
  "lora.unusable": "The LoRA {{name}} cannot be used: {{reason}}.",
  "lora.unreadable": "its file cannot be read ({{reason}})",
  "lora.format":
    "LoRAs are read from .safetensors files only, since other formats can run programs when they are opened",
  "lora.none": "the file holds no LoRA",
  "lora.other-kind":
    "it is a {{kind}} file, and only plain LoRAs (and LoCon's convolutions) are known here",
  "lora.half": "of its change for {{name}} a half is missing, or there twice",
  "lora.shape": "the two halves of its change for {{name}} do not fit each other",
  "lora.parts":
    "its change for {{name}} has {{rows}} rows, which are not those of {{count}} layers in one",
  "lora.for-others": "it is made for {{family}}, which {{model}} is not",
  "lora.does-not-fit":
    "it does not fit {{model}}, which has no layer {{layer}} of its size; it is made for another family",
  "lora.no-layer": "it does not fit {{model}}, which has no layer {{layer}} of its size",
  "lora.no-names":
    "the graphs of {{model}} no longer tell their layers apart; export it anew with optimum-cli",
  "lora.other-drive": "it lies on another drive than the model; move it into the models' folder",
  "lora.triggers": "{{name}} answers to {{words, list}}, which the prompt does not say.",
  "lora.answers-to": "{{name}} answers to {{words, list}}.",
  "lora.none-here":
    "There is no LoRA {{name}} that this model takes. Put its .safetensors file into the folder loras beside the models.",
  "lora.unknown": "There is no LoRA {{name}}. This model takes {{known, list}}.",
  "lora.gone": "The LoRA {{name}} is no longer there.",
} as const;
