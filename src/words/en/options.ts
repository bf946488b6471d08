import { optionWords } from "./option-words.ts";

/** The options of a picture: what is wrong with a value, and how options are written. */
export const options = {
  ...optionWords,
  "options.imagine": "Draw pictures from words, or from a picture and words",
  "options.spelled": "{{name, code}}",
  "options.own-engine": "{{words}} (own engine)",
  "options.range": "{{min, number}} to {{max, number}}",

  "options.must-be-loras":
    "{{what}} must be names of LoRAs, at most {{most}}, each perhaps with a weight from -100 to 100, such as “ink:0.8, old film”.",
  "options.lora-twice": "The LoRA {{name}} is given twice. Give it once, with one weight.",
  "options.lora-tag":
    "“{{tag}}” is no LoRA that Easel can read. Write <lora:NAME> or <lora:NAME:WEIGHT>, such as <lora:ink:0.8>.",
  "options.must-be-text": "{{what}} must be text.",
  "options.must-not-be-empty": "{{what}} must not be empty.",
  "options.must-be-short": "{{what}} can have at most {{max, number}} characters. Shorten it.",
  "options.must-be-integer":
    "{{what}} must be a whole number from {{min, number}} to {{max, number}}.",
  "options.must-be-number": "{{what}} must be a number from {{min, number}} to {{max, number}}.",
  "options.must-be-one-of": "{{what}} must be {{values, choices}}.",
  "options.must-be-size":
    "{{what}} must be width x height in pixels (1 to {{max, number}} a side), such as {{size, code}}, or a shape, such as {{shape, code}}.",
  "options.must-be-shape":
    "{{what}} must be a shape, width to height, such as {{shape, code}}; one side at most {{max, number}} times the other.",
  "options.must-be-link":
    "{{what}} must be a web address that begins with https://, or use `image` to attach the picture itself.",
  "options.must-be-switch": "{{what}} must be `on` or `off`.",
  "options.must-be-refiner": "{{what}} must be `on`, `off` or the name of a refiner.",
  "options.must-be-extension":
    "{{what}} must name sides, with pixels or percent if you like: `left`, `all`, `left=64,right=25%`.",
  "options.extension-range":
    "A picture can be extended by 1 to {{max, number}} pixels a side, not by {{most, number}}.",
  "options.cannot-be-used": "The option {{option, code}} has a value that cannot be used.",

  "options.empty-prompt": "The prompt is empty. Say in a few words what the picture should show.",
  "options.hires-without-factor": "Say with {{option, code}} how many times to enlarge, such as 2.",
  "options.twice": "{{option, code}} stands there twice. Leave one of them out.",
  "options.twice-as":
    "{{first, code}} and {{second, code}} say the same thing. Leave one of them out.",
  "options.two-pictures":
    "You gave both {{first, code}} and {{second, code}}. Leave one of them out, so that I know which picture to start from.",
  "options.needs-picture":
    "{{option, code}} needs a picture to change: attach one as {{image, code}}.",
  "options.strength-without-picture":
    "Strength only counts with a picture to start from, so it was left out.",
  "options.nothing-to-rescale":
    "{{model}} rescales a guidance above {{least, number}} only: it was left out.",
  "options.unknown-model": "I have no model {{model, code}}. These are here: {{known, codes}}.",
  "options.no-model": "I have no model {{model, code}}. No model is set up yet.",

  "options.flag-unknown":
    "There is no flag {{flag, code}}. These are there: {{known, codes}}. Meant as words, write {{literal, code}}.",
  "options.flag-likely":
    "There is no flag {{flag, code}}. Did you mean {{likely, code}}? Meant as words, write {{literal, code}}.",
  "options.flag-needs-value": "{{flag, code}} needs a value: {{example, code}}.",
  "options.flag-not-here": "{{flag, code}} is not available here. Leave it out.",

  "options.left-out": "Left out, because `/imagine` does not take it here: {{options, codes}}.",
  "options.all-sides": "all sides",
} as const;
