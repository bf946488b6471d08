/** Choices and wildcards in prompts, and the question before many or dear pictures. */
export const prompts = {
  "prompts.not-closed":
    "A brace is not closed: {{near, code}}. Write {{example, code}}, or for a plain brace {{literal, code}}.",
  "prompts.not-opened":
    "A brace is closed that was not opened: {{near, code}}. For a plain brace write {{literal, code}}.",
  "prompts.too-deep": "More than {{max, number}} braces stand within one another. Use fewer.",
  "prompts.too-many-prompts":
    "These words mean {{count, number}} prompts; at most {{max, number}} pictures are drawn at once. Leave some of the choices out.",
  "prompts.too-many-pictures":
    "That would be {{count, number}} pictures ({{prompts, number}} prompts); at most {{max, number}} are drawn at once. Leave some of the choices out, or ask for fewer pictures of each.",
  "prompts.wildcards-without-end":
    "{{wildcard, code}} leads to more and more wildcards without end. Whoever runs this bot can mend its files.",
  "prompts.wildcard-empty": "The file of {{wildcard, code}} has no lines. Choose another one.",
  "prompts.unknown-wildcard":
    "There is no wildcard {{wildcard, code}} here. Near it: {{known, codes}}. Meant as words, write {{literal, code}}.",

  "prompts.draw": "Draw",
  "prompts.cancel": "Cancel",
  "prompts.ask-permutations_one": "Draw **{{count}} picture** of {{prompts, number}} prompts?",
  "prompts.ask-permutations_other": "Draw **{{count}} pictures** of {{prompts, number}} prompts?",
  "prompts.ask-price_one":
    "Draw **{{count}} picture**? Above {{above, price}} a confirmation is asked for here.",
  "prompts.ask-price_other":
    "Draw **{{count}} pictures**? Above {{above, price}} a confirmation is asked for here.",
  "prompts.cost": "Price: about **{{cost, price}}**",
  "prompts.cost-nothing": "No price is set for this model.",
  "prompts.expires": "expires in {{duration, duration}}",
  "prompts.declined": "Not drawn.",
  "prompts.drawing_one": "Drawing {{count}} picture of {{prompts, number}} prompts.",
  "prompts.drawing_other": "Drawing {{count}} pictures of {{prompts, number}} prompts.",
  "prompts.over":
    "This question was answered already, or it has expired. Ask for the pictures anew.",
  "prompts.not-asked": "Only the person who asked for these pictures can answer this.",
  "prompts.too-many-here":
    "Where I am only your own app, I can answer with at most {{max, number}} messages. Leave some of the choices out.",
} as const;
