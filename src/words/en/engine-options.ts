/** What the engine does otherwise than asked, and what is wrong with an option. */
export const engineOptions = {
  "engine.weights-outside": "its weights lie outside the model's folder",
  "engine.weights-cut-short": "its weights are cut short",
  "engine.mixed-second-encoder":
    "its parts are of different models: there is SDXL's text_encoder_2, but unet is not SDXL's",
  "engine.mixed-widths":
    "its parts are of different models: the text encoder is {{given}} wide, but unet takes {{wanted}}",
  "engine.mixed-channels":
    "{{part}} takes {{taken}} channels of latents, but vae_decoder {{given}}: they are of different models",
  "engine.size-range":
    "{{name}} draws sides of {{min}} to {{max}} pixels: {{before}} became {{after}}.",
  "engine.picture-fitted":
    "{{name}} draws {{after}} here: the picture was fitted to that from {{before}}.",
  "engine.extension-decides-size":
    "What a picture is extended by decides its size: {{after}} was drawn.",
  "engine.scheduler-setting":
    "in scheduler_config.json, {{key}} is {{value}}, but only {{allowed, list}} are known",
  "engine.betas-count":
    "in scheduler_config.json, trained_betas has {{count}} numbers for {{steps}} timesteps of the training",
  "engine.scheduler-order":
    "in scheduler_config.json, {{lower}} is {{less}}, but belongs below {{upper}}, which is {{more}}",
  "engine.scheduler-of-other-family":
    "its scheduler {{className}} does not belong to {{family}}: its pictures would be noise",
  "engine.scheduler-unknown":
    "its scheduler {{className}} is not known, and another one could give other pictures",
  "engine.scheduler-replaced":
    "Its scheduler {{className}} is not known here: {{used}} draws in its place.",
  "engine.scheduler-unnamed": "Its scheduler file names no scheduler: {{used}} draws.",
  "engine.scheduler-setting-ignored":
    "Its scheduler file asks for {{key}}, which is not known here: it is drawn without.",
  "engine.scheduler-continuous":
    "Its scheduler file asks for continuous timesteps, which hold for velocities only: {{used}} draws with the usual ones, as diffusers does.",
  "engine.steps-range": "Steps must be a whole number from 1 to {{most}}, not {{steps}}.",
  "engine.seed-whole": "A seed must be a whole number, not {{seed}}.",
  "engine.refiner-does-not-fit":
    "{{refiner}} cannot refine what {{base}} draws: their latents differ.",
  "engine.size-least":
    "A picture of {{asked}} is not possible; {{name}} takes whole pixels from {{least}} up.",
  "engine.size-most":
    "A picture of {{asked}} is not possible; {{name}} draws sides of {{most}} pixels at most.",
  "engine.scheduler-not-known":
    "The scheduler {{scheduler}} is unknown; choose {{known, choices}}.",
  "engine.scheduler-not-suiting":
    "{{name}} is drawn with {{suiting, choices}} only, not with {{scheduler}}.",
  "engine.scheduler-without-sigmas":
    "{{scheduler}} walks through training timesteps and takes no sigmas; leave them out.",
  "engine.variation-seeds": "Each picture needs a variation seed of its own, a whole number.",
  "engine.extension-whole":
    "A picture is extended by whole pixels from 0, not by {{margins, list}}.",
  "engine.mask-size": "The mask is {{mask}}, but the picture {{picture}}; fit it first.",
  "engine.hires-steps": "The second pass takes a whole number of steps from 1, not {{steps}}.",
  "engine.hires-size": "The second pass enlarges {{from}}, so it cannot end at {{to}}.",
  "engine.hires-and-mask":
    "A picture of which a part stays as it is cannot be enlarged by a second pass; leave one out.",
  "engine.prompt-and":
    "{{name}} knows no negative prompt to lead away from, so it combines no prompts: AND was read as a word.",
  "engine.prompts-most":
    "Up to {{most}} prompts can be combined by AND, not {{count}}; each makes every step slower.",
  "engine.prompt-weight":
    "Words in brackets can count up to {{most}} times as much as others; use fewer brackets, or a smaller number.",
  "engine.prompt-networks":
    "Networks such as <lyco:name:1> are not loaded here: the words were read as they stand.",
  "engine.prompt-cut": "{{name}} takes no prompt this long: its end was left out.",
  "engine.clip-skip-range": "Clip skip can be 0 to {{most}} here, not {{asked}}.",
  "engine.embedding-ignored":
    "The embedding {{name}} {{reason}}: its name was taken as plain words.",
  "engine.embedding-problem": "The embedding {{name}} {{problem}}.",
  "engine.embedding-not-taken": "cannot be used, because the export of {{model}} takes none",
  "engine.embedding-unreadable": "cannot be read ({{reason}})",
  "engine.embedding-for-others": "is made for {{others}}, not for {{model}}",
  "engine.embedding-too-long": "has {{count}} vectors, but {{model}} takes {{room}} at a time",
  "engine.embedding-format": "only .safetensors is read, since other files can hide programs",
  "engine.embedding-uneven": "it has more vectors for one text encoder than for the other",
  "engine.embedding-other": "it holds other things than an embedding",
  "engine.embedding-shape": "its shape {{shape}} is not that of an embedding",
  "engine.run-failed": "{{name}} failed: {{meaning}}.",
  "engine.run-other": "{{reason}}; try another size or model",
  "engine.run-unknown-word":
    "it was given a word that it does not know, so its tokenizer is of another model; download the model again",
  "engine.run-mixed-parts":
    "it does not take what the other parts give, so they are of different models; download the model again",
  "engine.run-memory": "there is not enough memory; use a smaller size or model",
  "engine.words-only":
    "{{name}} makes pictures from words only. Choose a model that can start from a picture.",
  "engine.clip-skip-most": "{{name}} can leave out {{most}} layers: {{asked}} became {{most}}.",
  "engine.refiner-gone": "The refiner {{name}} is no longer on this machine.",
  "engine.mask-fitted": "The mask is {{mask}} and the picture {{picture}}: it was fitted to it.",
  "engine.hires-not-in-part":
    "A picture of which a part stays as it is is not enlarged: a second pass was left out.",
  "engine.hires-enlarged-already": "The picture is enlarged already: a second pass was left out.",
  "engine.refiner-off": "The refiner is off, so it has no share.",
  "engine.refiner-other": "{{name}} has no refiner {{asked}}: {{used}} was used instead.",
  "engine.scheduler-other": "{{name}} has no scheduler {{scheduler}}: {{used}} was used.",
  "engine.sigmas-unknown": "Sigmas can be {{known, choices}}; {{asked}} was left out.",
  "engine.sigmas-not-taken": "{{scheduler}} takes no sigmas: left out.",
  "engine.style-closest":
    "{{name}} has no style {{asked}}: {{closest}} comes closest and was used.",
  "engine.hires-not-by-this":
    "{{name}} sees a picture while it draws and makes no second pass; leave it out.",
  "engine.hires-left-out":
    "{{name}} sees a picture while it draws and makes no second pass: it was left out.",
} as const;
