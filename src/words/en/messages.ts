/** What the bot's messages, buttons and forms say. */
export const messages = {
  // Buttons and selects: plain text.
  "messages.cancel": "Cancel",
  "messages.try-again": "Try again",
  "messages.reroll": "Reroll",
  "messages.edit": "Edit",
  "messages.details": "Details",
  "messages.delete": "Delete",
  "messages.originals": "Originals",
  "messages.vary": "Vary",
  "messages.use-settings": "Use these settings",
  "messages.vary-one": "V{{number}}",
  "messages.upscale-one": "U{{number}}",
  "messages.strength": "How far your V buttons go: subtle or strong",
  "messages.subtle": "Subtle",
  "messages.subtle-hint": "V keeps what is in the picture",
  "messages.strong": "Strong",
  "messages.strong-hint": "V moves further away from it",

  // Alt texts: plain text.
  "messages.picture-alt": "Picture {{number}} of {{total}}: {{prompt}}",
  "messages.wordless-picture": "a picture without words",
  "messages.half-made": "The picture that is being drawn, half made",
  "messages.text-to-copy": "Text to copy",

  // A job, whatever its state.
  "messages.no-words": "(no words)",
  "messages.price": "price: about {{price, price}}",
  "messages.parent": "the message it came from",
  "messages.its-message": "message",
  "messages.origin-mask": "A part of a picture redrawn (inpainting)",
  "messages.origin-extend": "A picture drawn beyond its edges (outpainting)",
  "messages.origin-picture": "Drawn from a picture (img2img)",
  "messages.origin-vary": "Variation of picture {{number}} (img2img)",
  "messages.origin-vary-any": "Variation of a picture (img2img)",
  "messages.origin-upscale": "Picture {{number}} redrawn at twice the size (img2img)",
  "messages.origin-reroll": "Rerolled with a new seed",
  "messages.origin-edit": "Edited",
  "messages.origin-retry": "Tried again",
  "messages.origin-repeat": "Repeated",
  "messages.more-warnings": "-# …and {{count}} more under Details",
  "messages.retry-price":
    "It is not known whether the first attempt was paid for: trying again may be charged twice.",

  // Waiting and running.
  "messages.place": "⏳ Place {{number}} in the queue",
  "messages.place-next": "⏳ Next in the queue (place 1)",
  "messages.begins-in": "begins in about {{duration, duration}}",
  "messages.begins-soon": "⏳ Begins soon",
  "messages.at-picture": "picture {{number}} of {{total}}",
  "messages.at-step": "step {{number}}",
  "messages.at-step-of": "step {{number}} of {{total}}",
  "messages.service-queue": "{{ahead, number}} ahead in the service's queue",
  "messages.time-left": "about {{duration, duration}} left",

  // Ended.
  "messages.seeds_one": "Seed",
  "messages.seeds_other": "Seeds, in order:",
  "messages.variation-seeds_one": "Variation seed",
  "messages.variation-seeds_other": "Variation seeds, in order:",
  "messages.at-strength": "at strength {{strength}}",
  "messages.made-smaller":
    "-# Made smaller to fit this place. 📎 Originals gives the files as they were drawn.",
  "messages.part": "Message {{number}} of {{total}}, because the files are too large for one.",
  "messages.no-reason": "This ended without a picture, and the reason was not kept.",
  "messages.incident": "-# Incident {{incident, code}}: name it when you report this.",
  "messages.cancelled": "✋ Cancelled.",
  "messages.cancelled-after":
    "✋ Cancelled after {{finished}} of {{total}} pictures. {{command, code}} brings what was finished.",
  "messages.done_one": "your picture is ready:",
  "messages.done_other": "your pictures are ready:",

  // /queue
  "messages.queue": "The queue",
  "messages.queue-fullness": "{{waiting}}, {{running}}.",
  "messages.queue-waiting_one": "{{count}} job waits",
  "messages.queue-waiting_other": "{{count}} jobs wait",
  "messages.queue-running_one": "{{count}} is being drawn",
  "messages.queue-running_other": "{{count}} are being drawn",
  "messages.queue-none": "None of them is yours.",
  "messages.queue-more": "-# …and {{count}} more of yours.",

  // Details
  "messages.details-of": "Details of {{id, code}}",
  "messages.model": "Model",
  "messages.style": "Style",
  "messages.steps": "Steps",
  "messages.guidance": "Guidance scale",
  "messages.scheduler": "Scheduler",
  "messages.sigmas": "Sigmas",
  "messages.eta": "Eta",
  "messages.clip-skip": "Clip skip",
  "messages.refiner": "Refiner",
  "messages.on": "on",
  "messages.off": "off",
  "messages.high-noise-fraction": "High-noise fraction",
  "messages.variation-strength": "Variation strength",
  "messages.second-pass": "Second pass",
  "messages.time": "Time",
  "messages.times": "{{factor}} times",
  "messages.strength-of": "strength {{strength}}",
  "messages.steps-of_one": "{{count}} step",
  "messages.steps-of_other": "{{count}} steps",
  "messages.picture-facts": "**Picture {{number}}** seed {{seed, code}}, {{width}} × {{height}}",
  "messages.varied-picture-facts":
    "**Picture {{number}}** seed {{seed, code}}, variation seed {{variationSeed, code}}, {{width}} × {{height}}",
  "messages.repeats-from-one": "-# Each picture repeats alone from its seed with count 1.",
  "messages.repeats-from-two": "-# Each picture repeats alone from its two seeds with count 1.",
  "messages.starts-from": "**Starts from** a picture of {{width}} × {{height}}",
  "messages.enlarged": "enlarged {{factor}} times",
  "messages.extended": "extended by {{sides}}",
  "messages.masked": "only its masked part",
  "messages.own-strength": "the model's own strength",
  "messages.attach-source": "-# To repeat this by hand, attach that picture as `image`.",
  "messages.attach-source-and-mask":
    "-# To repeat this by hand, attach that picture as `image` and its mask as `mask`.",

  // Image details, of a picture that was not drawn here
  "messages.file-silent":
    "This picture's file does not say how it was made. Many programs leave that out or remove it; **Apps → Vary this image** works all the same.",
  "messages.file-says": "What the picture's file says",
  "messages.written-by": "Written by {{program}}.",
  "messages.written-unknown": "a program that is not known here",
  "messages.written-as-a1111": "a program that writes as AUTOMATIC1111 does",
  "messages.as-command": "As a command, as far as I can follow it:",

  // /help
  "messages.models": "Models",
  "messages.help-draw":
    "### Draw\n`/imagine prompt: a red apple` draws a picture. Everything else is optional: a negative prompt, style, model, size, up to four pictures, a seed, a picture to start from, a `mask` of what to change in it, `extend` to draw beyond its edges.",
  "messages.help-buttons":
    "### Go on from a picture\n**V1–V4** make variations, **U1–U4** redraw one at twice the size, 🎲 **Reroll** draws anew, ✏️ **Edit** lets you change the words, ➕ **More** zooms out, redraws a part and more, ℹ️ **Details** shows everything as a command to copy, 🗑 **Delete** takes it away. Buttons never expire. On somebody else's picture they make a picture of your own.",
  "messages.help-replies":
    "### Pictures of other people\nReply to one of my pictures with new words (`#2` means the second one), or mention me with a picture attached. A reply to anybody's picture that mentions me works too. On any picture: right-click or long-press the message, then **Apps → Vary this image**.",
  "messages.help-no-replies":
    "### Pictures of other people\nReply to one of my pictures with new words (`#2` means the second one), or mention me with a picture attached. In a reply to another person's picture Discord does not let me see it. On any picture: right-click or long-press the message, then **Apps → Vary this image**.",
  "messages.help-track":
    "### Keep track\n`/queue` shows your waiting pictures, `/show` brings a finished one back by its id.",
  "messages.help-no-model": "No model is set up yet: the operator can run `npm run doctor`.",
  "messages.help-model": "- {{name}} ({{id, code}})",
  "messages.help-default-model": "- {{name}} ({{id, code}}), the default",
  "messages.help-more-models": "- …and {{count}} more under `model`",
  "messages.help-try": "Try {{command, code}}",

  // /status
  "messages.status-queue": "Queue",
  "messages.status-jobs": "{{waiting}} waiting, {{running}} running",
  "messages.status-model": "- {{name}} ({{id, code}})",
  "messages.status-paid-model": "- {{name}} ({{id, code}}), {{price, price}} a picture",
  "messages.status-no-model": "None is set up.",
  "messages.status-credits-title": "Credits",
  "messages.status-credits": "- {{provider}}: {{credits, number}} left, reported <t:{{at}}:R>",
  "messages.status-few-credits":
    "- ⚠️ {{provider}}: {{credits, number}} left, reported <t:{{at}}:R>",
  "messages.status-no-credits": "No service has reported any.",

  // Forms: plain text. Titles at most 45 characters, descriptions at most 100.
  "messages.edit-title": "Edit",
  "messages.vary-title": "Vary this image",
  "messages.prompt-field": "Prompt",
  "messages.negative-prompt-field": "Negative prompt",
  "messages.negative-prompt-hint": "What the picture must not show",
  "messages.strength-field": "Strength",
  "messages.strength-hint": "0 keeps the picture, 1 ignores it; empty leaves it to the model",
  "messages.seed-field": "Seed",
  "messages.seed-hint": "Empty draws a new one",
  "messages.count-field": "How many pictures",
  "messages.picture-field": "Which picture",
} as const;
