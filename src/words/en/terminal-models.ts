/** What `npm run models` says. */
export const terminalModels = {
  "terminal.models-title":
    "Fetches Stable Diffusion models for the own engine, and looks after them.",
  "terminal.models-list": "what can be pulled by name, and what is here",
  "terminal.models-pull": "download a model into EASEL_MODELS_DIR",
  "terminal.models-info": "files, size, licence and what is unusual about a model",
  "terminal.models-remove": "delete a model from EASEL_MODELS_DIR",
  "terminal.models-name":
    "NAME is a preset (sd-turbo), or owner/repository[/folder][@revision] of a Hugging Face-compatible\nhub that holds an ONNX export in the diffusers layout. For info and remove also a folder that is here.",
  "terminal.models-as": "The folder's name here, when the usual one is taken",
  "terminal.models-yes": "Accept the licence and do not ask",
  "terminal.models-going-on":
    "Downloads go on where they were cut; Ctrl+C keeps what has arrived. HF_ENDPOINT names another hub,\nHF_TOKEN opens what is closed to the public (.env.example).",

  "terminal.no-action": 'There is no "{{action}}" here. Say one of {{actions, choices}}.',
  "terminal.foreign-option": '"{{action}}" has no option {{option}}.',
  "terminal.too-much": '"{{word}}" is too much: one command, one model.',
  "terminal.which-model":
    'Say which model: npm run models -- {{action}} NAME. "list" shows what there is.',
  "terminal.models-options": "Options here: --as FOLDER, --yes, --json.",

  "terminal.question": "{{question}} [y/N]",
  "terminal.yes": "yes",
  "terminal.bytes_one": "{{count, number}} byte",
  "terminal.bytes_other": "{{count, number}} bytes",
  "terminal.in-files_one": "{{size}} in {{count, number}} file",
  "terminal.in-files_other": "{{size}} in {{count, number}} files",
  "terminal.amounts": "{{percent, number}} %, {{done}} of {{of}}",
  "terminal.speed": "{{speed}}/s, {{left}} left",
  "terminal.seconds": "{{seconds, number}} s",
  "terminal.minutes": "{{minutes, number}} min",
  "terminal.hours": "{{hours, number}} h",

  "terminal.used-as": "used as",
  "terminal.folder": "folder",
  "terminal.family": "family",
  "terminal.from": "from",
  "terminal.to": "to",
  "terminal.size": "size",
  "terminal.revision": "revision",
  "terminal.commit": "commit",
  "terminal.licence": "licence",
  "terminal.note-label": "note",
  "terminal.warning-label": "warning",
  "terminal.from-commit": "{{place}} ({{revision}}, commit {{commit}})",
  "terminal.licence-not-stated": "not stated; look at the model's page",
  "terminal.see-card": "see {{card}} in the folder",
  "terminal.gated": "Only for those who accepted its licence on its page: set HF_TOKEN.",
  "terminal.not-here-yet": "Not here yet: npm run models -- pull brings it.",

  "terminal.to-pull": "To pull by name (npm run models -- pull NAME):",
  "terminal.about": "about {{size}}",
  "terminal.is-here": "here",
  "terminal.here-in": "Here, in {{folder}}:",
  "terminal.none": "none",
  "terminal.not-whole": "{{name}}: not whole yet; pull it again to go on",
  "terminal.not-usable": "not usable: {{problem}}",
  "terminal.came-with-easel": "came with Easel",

  "terminal.accept-licence": "Accept this licence and download?",
  "terminal.say-yes-to-licence":
    "Nothing was downloaded. Say --yes to accept the licence ({{licence}}) and download without being asked.",
  "terminal.nothing-downloaded": "Nothing was downloaded.",
  "terminal.other-revision": "revision {{revision}} of it",
  "terminal.other-model": "another model",
  "terminal.place-taken":
    "{{target}} is already there and holds {{what}}. Name another folder with --as, or say npm run models -- remove {{folder}} first.",
  "terminal.already-here":
    "{{repository}} is already here, as local/{{folder}} (commit {{commit}}). To fetch it anew, remove it first.",
  "terminal.models-unwritable":
    "{{modelsDir}} cannot be written. Let this user write it, or set EASEL_MODELS_DIR.",
  "terminal.pull-running": "Another pull of {{name}} is running. Wait for it, or stop it first.",
  "terminal.all-arrived": "Everything has arrived and is checked.",
  "terminal.pull-stopped":
    "Stopped. What has arrived is kept: the same command goes on from there.",
  "terminal.not-finished": "Not finished.",
  "terminal.autoencoder-here":
    "{{folder}} is here: an autoencoder, no model that draws by itself. {{use}}",
  "terminal.autoencoder-used": "Models that it fits make their previews with it.",
  "terminal.autoencoder-misnamed": "Models look for it under the names taesd and taesdxl only.",
  "terminal.pulled-not-usable": "{{problem}} npm run models -- remove {{name}} deletes it.",
  "terminal.controls-here": "ControlNets here (--control NAME --control-image FILE):",
  "terminal.loras-here": "LoRAs here (--lora NAME:WEIGHT), with the words that they answer to:",
  "terminal.lora-ready":
    "The LoRA {{name}} is ready ({{family}}). A bot that runs offers it at once.",
  "terminal.lora-not-usable":
    "The LoRA {{name}} cannot be used: {{reason}}. Delete {{target}} to be rid of it.",
  "terminal.ready": "{{folder}} is ready ({{family}}). A bot that runs offers it at once.",
  "terminal.in-discord": "in Discord",
  "terminal.at-terminal": "here",
  "terminal.with-refiner": "/imagine model: an SDXL model, refiner: True",

  "terminal.bundled-model":
    "{{name}} came with Easel. Say --yes to remove it all the same; git checkout models/{{name}} brings it back.",
  "terminal.delete-question": "Delete {{folder}} ({{size}})?",
  "terminal.say-yes-to-delete":
    "Nothing was deleted. Say --yes to delete {{name}} without being asked.",
  "terminal.nothing-deleted": "Nothing was deleted.",
  "terminal.gone": "{{name}} is gone; {{size}} are free again.",
  "terminal.not-deleted": "{{model}} could not be deleted{{reason}}. Let this user write it.",
  "terminal.pull-in-the-way": "A pull of this model is running. Stop it first.",
  "terminal.partial-unwritable": "{{folder}} cannot be written. Let this user write it.",
  "terminal.no-model-here":
    'There is no model "{{name}}" in {{modelsDir}}. Here are: {{known, list}}.',
  "terminal.no-models-here": 'There is no model "{{name}}" in {{modelsDir}}; there is none at all.',
} as const;
