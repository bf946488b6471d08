/** ControlNets: what is wrong with one, and what to know of it. */
export const control = {
  "control.unusable": "The ControlNet {{name}} cannot be used: {{reason}}.",
  "control.no-graph": "its folder lacks model.onnx; export it to ONNX (docs/models.md)",
  "control.no-input": "its graph has no input named {{name}}",
  "control.not-by-this": "{{model}} has no place for ControlNets",
  "control.fixed-size": "{{model}} draws in tiles of one size, which no ControlNet can steer",
  "control.for-others": "it is made for another family than {{model}}",
  "control.none-here":
    "There is no ControlNet {{name}} that this model takes. Put its folder (model.onnx and config.json) beside the models.",
  "control.unknown": "There is no ControlNet {{name}}. This model takes {{known, list}}.",
  "control.gone": "The ControlNet {{name}} is no longer there.",
  "control.needs-picture":
    "{{option}} needs a picture to draw along. Add one as {{image}}, or leave it out.",
  "control.needs-model":
    "{{option}} counts with --control only. Name a ControlNet, or leave it out.",
} as const;
