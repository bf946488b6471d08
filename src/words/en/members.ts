/** What members keep for themselves: presets, preferences, pictures of before, their data. */
export const members = {
  // Commands: at most 100 characters each.
  "members.presets": "Options under names of your own",
  "members.presets-save": "Save options under a name",
  "members.presets-use": "Draw with a preset",
  "members.presets-list": "Your presets",
  "members.presets-delete": "Delete a preset",
  "members.preset-name": "The preset's name",
  "members.preset-options": "Flags, such as --ar 16:9 --steps 30 --no text",
  "members.preset-prompt": "What the picture shows",
  "members.preferences": "What is used where you say nothing, your language, and copies",
  "members.preferences-size": "Your usual size or shape, such as 768x512 or 16:9",
  "members.preferences-model": "Your usual model",
  "members.preferences-style": "Your usual style",
  "members.preferences-added": "Words that are added to each of your prompts",
  "members.preferences-copy": "Whether you get a copy of your pictures by direct message",
  "members.preferences-language": "The language in which I talk to you",
  "members.preferences-variation": "How far your V buttons go",
  "members.preferences-clear": "Forget one of them, or all",

  // Presets.
  "members.preset-saved":
    "Saved **{{preset}}**: {{options, code}}. Use it with {{command, code}}, or in any prompt as {{flag, code}}.",
  "members.presets-full":
    "You have {{max, number}} presets, which is as many as there can be. Delete one first.",
  "members.presets-none": "You have no presets. Save one with {{command, code}}.",
  "members.presets-yours": "Your presets:",
  "members.preset-line": "- **{{preset}}**: {{options, code}}",
  "members.preset-deleted": "Deleted the preset **{{preset}}**.",
  "members.no-presets": "You have no presets yet. Save one with {{command, code}}.",
  "members.unknown-preset": "You have no preset {{preset, code}}. Yours are: {{known, codes}}.",
  "members.preset-words":
    "A preset holds options as flags, no words: {{words, code}} is none. Write for example `--ar 16:9 --steps 30`.",
  "members.preset-empty":
    "A preset needs options, written as flags: for example `--ar 16:9 --steps 30`.",
  "members.preset-in-preset": "A preset cannot hold another preset. Leave `--preset` out.",
  "members.preset-name-empty": "The preset needs a name.",

  // Preferences.
  "members.preferences-head": "Used where you say nothing, everywhere:",
  "members.preferences-nothing":
    "You have no preferences yet. {{command, code}} with options sets them.",
  "members.preference-size": "- Size: {{value, code}}",
  "members.preference-model": "- Model: {{value, code}}",
  "members.preference-style": "- Style: {{value, code}}",
  "members.preference-added": "- Always added: {{value, code}}",
  "members.preference-copy": "- A copy of your pictures by direct message",
  "members.preference-language": "- Language: {{value}}",
  "members.preference-subtle": "- V buttons: subtle",
  "members.preference-strong": "- V buttons: strong",
  "members.everything": "everything",

  // What is stored of a person, for an export.
  "members.about-presets": "Options that you saved under names: so that you can use them again.",
  "members.about-favourites": "Orders that you starred: so that you find them again.",
  "members.about-history-views":
    "The lists of pictures that you opened: so that their buttons work. They go after 30 days.",
} as const;
