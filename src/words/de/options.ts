import { optionWords } from "./option-words.ts";

/** The options of a picture: what is wrong with a value, and how options are written. */
export const options = {
  ...optionWords,
  "options.imagine": "Bilder aus Worten zeichnen, oder aus einem Bild und Worten",
  "options.spelled": "{{name, code}}",
  "options.own-engine": "{{words}} (eigene Engine)",
  "options.range": "{{min, number}} bis {{max, number}}",

  "options.must-be-loras":
    "{{what}} muss aus Namen von LoRAs bestehen, höchstens {{most}}, jedes vielleicht mit einem Gewicht von -100 bis 100, etwa „Tusche:0.8, alter Film“.",
  "options.lora-twice":
    "Das LoRA {{name}} ist zweimal angegeben. Gib es einmal an, mit einem Gewicht.",
  "options.lora-tag":
    "„{{tag}}“ ist kein LoRA, das Easel lesen kann. Schreib <lora:NAME> oder <lora:NAME:GEWICHT>, etwa <lora:Tusche:0.8>.",
  "options.must-be-text": "{{what}} muss Text sein.",
  "options.must-not-be-empty": "{{what}} darf nicht leer sein.",
  "options.must-be-short": "{{what}} darf höchstens {{max, number}} Zeichen haben. Kürze den Text.",
  "options.must-be-integer":
    "{{what}} muss eine ganze Zahl von {{min, number}} bis {{max, number}} sein.",
  "options.must-be-number": "{{what}} muss eine Zahl von {{min, number}} bis {{max, number}} sein.",
  "options.must-be-one-of": "{{what}} muss {{values, choices}} sein.",
  "options.must-be-size":
    "{{what}} muss Breite x Höhe in Pixeln sein (1 bis {{max, number}} je Seite), etwa {{size, code}}, oder eine Form, etwa {{shape, code}}.",
  "options.must-be-shape":
    "{{what}} muss eine Form sein, Breite zu Höhe, etwa {{shape, code}}; eine Seite höchstens {{max, number}}-mal so lang wie die andere.",
  "options.must-be-link":
    "{{what}} muss eine Webadresse sein, die mit https:// beginnt; oder hänge das Bild selbst als `image` an.",
  "options.must-be-switch": "{{what}} muss `on` oder `off` sein.",
  "options.must-be-refiner": "{{what}} muss `on`, `off` oder der Name eines Refiners sein.",
  "options.must-be-extension":
    "{{what}} muss Seiten nennen, auf Wunsch mit Pixeln oder Prozent: `left`, `all`, `left=64,right=25%`.",
  "options.extension-range":
    "Ein Bild lässt sich je Seite um 1 bis {{max, number}} Pixel erweitern, nicht um {{most, number}}.",
  "options.cannot-be-used": "Mit dem Wert der Option {{option, code}} lässt sich nichts anfangen.",

  "options.empty-prompt":
    "Der Prompt ist leer. Sage in ein paar Worten, was auf dem Bild zu sehen sein soll.",
  "options.hires-without-factor":
    "Sage mit {{option, code}}, wie vielfach vergrößert werden soll, etwa 2.",
  "options.twice": "{{option, code}} steht zweimal da. Lass eines davon weg.",
  "options.twice-as": "{{first, code}} und {{second, code}} sagen dasselbe. Lass eines davon weg.",
  "options.two-pictures":
    "Du hast sowohl {{first, code}} als auch {{second, code}} angegeben. Lass eines davon weg, damit ich weiß, von welchem Bild ich ausgehen soll.",
  "options.needs-picture":
    "{{option, code}} braucht ein Bild, das geändert wird: Hänge eins als {{image, code}} an.",
  "options.strength-without-picture":
    "Die Stärke zählt nur mit einem Ausgangsbild und wurde darum weggelassen.",
  "options.nothing-to-rescale":
    "{{model}} kann nur eine Guidance über {{least, number}} zurücknehmen: Es wurde weggelassen.",
  "options.unknown-model": "Ich habe kein Modell {{model, code}}. Hier gibt es: {{known, codes}}.",
  "options.no-model": "Ich habe kein Modell {{model, code}}. Noch ist keines eingerichtet.",

  "options.flag-unknown":
    "Die Angabe {{flag, code}} gibt es nicht. Es gibt {{known, codes}}. Sind Worte gemeint, schreibe {{literal, code}}.",
  "options.flag-likely":
    "Die Angabe {{flag, code}} gibt es nicht. Meintest du {{likely, code}}? Sind Worte gemeint, schreibe {{literal, code}}.",
  "options.flag-needs-value": "{{flag, code}} braucht einen Wert: {{example, code}}.",
  "options.flag-not-here": "{{flag, code}} gibt es hier nicht. Lass es weg.",

  "options.left-out": "Weggelassen, weil `/imagine` es hier nicht nimmt: {{options, codes}}.",
  "options.all-sides": "alle Seiten",
} as const;
