/** ControlNets: what is wrong with one, and what to know of it. */
export const control = {
  "control.unusable": "Das ControlNet {{name}} ist nicht zu gebrauchen: {{reason}}.",
  "control.no-graph": "in seinem Ordner fehlt model.onnx; exportiere es nach ONNX (docs/models.md)",
  "control.no-input": "sein Graph hat keinen Eingang {{name}}",
  "control.not-by-this": "{{model}} hat keinen Platz für ControlNets",
  "control.fixed-size":
    "{{model}} malt in Kacheln einer einzigen Größe, und die kann kein ControlNet lenken",
  "control.for-others": "es ist für eine andere Familie als {{model}} gemacht",
  "control.none-here":
    "Es gibt kein ControlNet {{name}}, das dieses Modell nimmt. Lege seinen Ordner (model.onnx und config.json) neben die Modelle.",
  "control.unknown": "Es gibt kein ControlNet {{name}}. Dieses Modell nimmt {{known, list}}.",
  "control.gone": "Das ControlNet {{name}} ist nicht mehr da.",
  "control.needs-picture":
    "{{option}} braucht ein Bild, an dem entlang gemalt wird. Gib eines als {{image}} an, oder lass es weg.",
  "control.needs-model":
    "{{option}} zählt nur mit --control. Nenne ein ControlNet, oder lass es weg.",
} as const;
