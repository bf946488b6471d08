/** What a model makes of words that it does not know. */
export const wordList = {
  "word-list.unknown": "{{name}} doesn't know {{words, list}}: the rest was drawn.",
  "word-list.nearest": "{{name}} drew the nearest that it knows: {{pairs, list}}.",
  "word-list.nothing-known":
    "{{name}} knows nothing of this ({{words, list}}), so the picture is a guess. It draws things such as {{examples, list}}.",
  "word-list.not-used":
    "{{file}} is not used ({{problem}}): the model draws, but reads prompts as they are typed. Mend the file, or take it away.",
} as const;
