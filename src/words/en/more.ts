/** What is behind the button ➕ More, and /blend. */
export const more = {
  // Buttons: plain text, at most 80 characters.
  "more.more": "More",
  "more.zoom-out": "Zoom out {{factor}}×",
  "more.make-square": "Make square",
  "more.left": "⬅",
  "more.right": "➡",
  "more.up": "⬆",
  "more.down": "⬇",
  "more.redraw": "Redraw a region",
  "more.instruct": "Edit by instruction",
  "more.hires": "Hires",
  "more.animate": "Animate",
  "more.favourite": "Favourite",
  "more.picture": "Picture {{number}}",

  // The panel.
  "more.of-picture": "-# What you press is made of picture {{number}}.",
  "more.nothing": "No model that you may use here can do more with this picture.",
  "more.starred": "⭐ Among your favourites now: {{command, code}} lists them.",
  "more.unstarred": "No longer among your favourites.",
  "more.only-own-favourites": "Only whoever ordered a picture has it among their favourites.",

  // Forms: plain text. Labels at most 45 characters, descriptions at most 100.
  "more.instruction-field": "What to change",
  "more.instruction-hint": "In your words, such as: make it night, give the fox a red hat",
  "more.redraw-words-field": "What to draw there",
  "more.redraw-words-hint": "Empty: what the picture's own prompt says",
  "more.cells-field": "Which part",
  "more.cells-hint": "The picture divided into three by three; choose one or several",
  "more.mask-field": "Or a mask as a file",
  "more.mask-hint": "As large as the picture: white is drawn anew, black stays",
  "more.cell-top-left": "Top left",
  "more.cell-top": "Top",
  "more.cell-top-right": "Top right",
  "more.cell-left": "Left",
  "more.cell-middle": "Middle",
  "more.cell-right": "Right",
  "more.cell-bottom-left": "Bottom left",
  "more.cell-bottom": "Bottom",
  "more.cell-bottom-right": "Bottom right",

  // Where a job came from.
  "more.origin-extend": "Picture {{number}} drawn beyond its edges (outpainting)",
  "more.origin-redraw": "A part of picture {{number}} redrawn (inpainting)",
  "more.origin-hires": "Picture {{number}} once more, with a second pass at a larger size",
  "more.origin-instruct": "Picture {{number}} edited by instruction",
  "more.origin-animate": "Picture {{number}} animated",

  // Refusals, and what is done differently.
  "more.another-model":
    "{{model}} cannot do this: made by {{other}} instead, with its own settings.",
  "more.nobody-extends":
    "No model that you may use here draws beyond a picture's edges. Whoever runs this bot can add one: every model of the own engine that starts from pictures does.",
  "more.nobody-redraws":
    "No model that you may use here redraws a part of a picture. Whoever runs this bot can add one that takes masks.",
  "more.nobody-edits":
    "No model that you may use here edits a picture by instruction. Whoever runs this bot can add one that does.",
  "more.nobody-animates":
    "No model that you may use here makes a picture move. Whoever runs this bot can add one that does.",
  "more.no-second-pass":
    "This picture cannot be drawn with a second pass: its model has none, it had one already, or it is as large as its model draws.",
  "more.is-square": "This picture is square already.",
  "more.no-region": "Choose at least one part of the picture, or attach a mask.",
  "more.cells-and-mask":
    "You chose parts of the picture and attached a mask. Do one of both, so that I know what to redraw.",

  // /blend: at most 100 characters each for descriptions.
  "more.blend": "Make one picture out of several, and words",
  "more.blend-image": "A picture, to begin with",
  "more.blend-image-2": "A second picture",
  "more.blend-image-3": "A third picture",
  "more.blend-image-4": "A fourth picture",
  "more.blend-prompt": "How they become one picture, and what it shows",
  "more.nobody-blends":
    "No model that you may use here takes several pictures at once. Whoever runs this bot can add one that does; {{command, code}} shows what is set up.",
  "more.cannot-blend":
    "{{model}} does not take several pictures at once. These do: {{able, codes}}.",
} as const;
