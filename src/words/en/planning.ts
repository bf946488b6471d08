/** What a model cannot honour. */
export const planning = {
  "planning.words-only":
    "{{model}} makes pictures from words only. Choose a model that can start from a picture.",
  "planning.needs-picture":
    "{{model}} changes a picture that is already there. Add one, or choose another model.",
  "planning.needs-prompt": "{{model}} needs a prompt. Say what the picture should show.",
  "planning.no-negative-prompt": "{{model}} takes no negative prompt: it was left out.",
  "planning.no-size": "{{model}} chooses the size itself: {{size}} is not honoured.",
  "planning.keeps-size": "{{model}} keeps the source picture's size: {{size}} is not honoured.",
  "planning.size-range":
    "{{model}} takes {{min}} to {{max}} pixels a side, in steps of {{step}}: {{asked}} became {{used}}.",
  "planning.size-list": "{{model}} makes {{list, list}} only: {{asked}} became {{used}}.",
  "planning.no-option": "{{model}} has no such option: it was left out.",
  "planning.range": "{{model}} takes {{min}} to {{max}}: {{asked}} became {{value}}.",
  "planning.not-chosen": "{{model}} does not let this be chosen: it was left out.",
  "planning.unknown-sigmas":
    "{{model}} knows the sigmas {{choices, list}}: “{{asked}}” was left out.",
  "planning.no-styles": "{{model}} has no styles: describe “{{style}}” in the prompt instead.",
  "planning.unknown-style":
    "“{{style}}” is not among the known styles of {{model}}; it was sent all the same.",
  "planning.other-style": "{{model}} has no style “{{style}}”: “{{used}}” was used.",
  "planning.no-such-style": "{{model}} has no style “{{style}}”: none was used.",
  "planning.own-scheduler": "{{model}} chooses its scheduler itself.",
  "planning.other-scheduler": "{{model}} has no scheduler “{{scheduler}}”: {{used}} was used.",
  "planning.no-such-scheduler": "{{model}} has no scheduler “{{scheduler}}”: its own was used.",
  "planning.unknown-scheduler":
    "{{scheduler}} is not among the known schedulers of {{model}}; it was sent all the same.",
  "planning.near-scheduler": "{{model}} has no {{scheduler}}: {{used}} comes closest and was used.",
  "planning.brings-refiner": "{{model}} brings its own refiner: {{refiner}} was not used.",
  "planning.no-refiner": "{{model}} has no refiner.",
  "planning.no-refiner-share": "{{model}} has no refiner, and so no share for it.",
  "planning.divides-steps": "{{model}} divides the steps itself: the share was left out.",
  "planning.idle-refiner": "The refiner does nothing when the high noise fraction is 1.",
  "planning.no-mask": "{{model}} takes no mask: the whole picture was redrawn.",
  "planning.no-extend": "{{model}} does not extend pictures: it was left out.",
  "planning.no-edit":
    "{{model}} cannot be told what to change: it redrew the picture from the prompt.",
  "planning.lacks": "{{model}} does not know {{option, code}}: it was left out.",
  "planning.no-references": "{{model}} takes no further pictures: they were left out.",
  "planning.too-many-references_one":
    "{{model}} takes one further picture: the others were left out.",
  "planning.too-many-references_other":
    "{{model}} takes {{count}} further pictures: the others were left out.",
  "planning.too-many-loras_one": "{{model}} takes one LoRA: the others were left out.",
  "planning.too-many-loras_other": "{{model}} takes {{count}} LoRAs: the others were left out.",
  "planning.unknown": "{{model}} has no {{option, code}} “{{name}}”: it was left out.",
  "planning.unknown-sent":
    "“{{name}}” is not among the known names for {{option, code}} at {{model}}; it was sent all the same.",
  "planning.no-model-option": "{{model}} has no option {{option, code}}: it was left out.",
  "planning.model-choice":
    "{{model}} takes {{choices, choices}} for {{option, code}}: “{{asked}}” was left out.",
  "planning.model-number":
    "{{model}} takes a number from {{min}} to {{max}} for {{option, code}}: “{{asked}}” was left out.",
  "planning.model-range":
    "{{model}} takes {{min}} to {{max}} for {{option, code}}: {{asked}} became {{value}}.",
  "planning.model-switch":
    "{{model}} takes on or off for {{option, code}}: “{{asked}}” was left out.",
  "planning.model-text":
    "{{model}} takes {{max}} characters for {{option, code}}: the rest was cut off.",
  "planning.source-cropped":
    "{{model}} takes {{to}}: the source picture ({{from}}) is cropped to that shape.",
  "planning.source-scaled":
    "The source picture ({{from}}) is scaled to {{to}}, which {{model}} can take.",
  "planning.source-enlarged":
    "The source picture ({{from}}) is enlarged only to {{to}}, which {{model}} can take.",
  "planning.best-size": "{{model}} promises its best up to {{side}} pixels a side; more was sent.",
  "planning.long-prompt": "{{model}} reads {{tokens}} tokens of it; the end may be cut off.",
  "planning.no-seed": "{{model}} knows no seeds: the same one gives another picture each time.",
} as const;
