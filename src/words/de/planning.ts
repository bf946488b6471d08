/** What a model cannot honour. */
export const planning = {
  "planning.words-only":
    "{{model}} malt nur nach Worten. Wähle ein Modell, das von einem Bild ausgehen kann.",
  "planning.needs-picture":
    "{{model}} verändert ein Bild, das es schon gibt. Füge eines hinzu oder wähle ein anderes Modell.",
  "planning.needs-prompt": "{{model}} braucht einen Prompt. Sag, was das Bild zeigen soll.",
  "planning.no-negative-prompt": "{{model}} kennt keinen negativen Prompt: Er wurde weggelassen.",
  "planning.no-size": "{{model}} wählt die Größe selbst: {{size}} wird nicht beachtet.",
  "planning.keeps-size":
    "{{model}} behält die Größe des Ausgangsbildes: {{size}} wird nicht beachtet.",
  "planning.size-range":
    "{{model}} nimmt {{min}} bis {{max}} Pixel je Seite in Schritten von {{step}}: Aus {{asked}} wurde {{used}}.",
  "planning.size-list": "{{model}} macht nur {{list, list}}: Aus {{asked}} wurde {{used}}.",
  "planning.no-option": "{{model}} hat diese Option nicht: Sie wurde weggelassen.",
  "planning.range": "{{model}} nimmt {{min}} bis {{max}}: Aus {{asked}} wurde {{value}}.",
  "planning.not-chosen": "Bei {{model}} lässt sich das nicht wählen: Es wurde weggelassen.",
  "planning.unknown-sigmas":
    "{{model}} kennt die Sigmas {{choices, list}}: „{{asked}}“ wurde weggelassen.",
  "planning.no-styles": "{{model}} hat keine Stile: Beschreibe „{{style}}“ stattdessen im Prompt.",
  "planning.unknown-style":
    "„{{style}}“ gehört nicht zu den bekannten Stilen von {{model}}; es wurde trotzdem gesendet.",
  "planning.other-style": "{{model}} hat keinen Stil „{{style}}“: Verwendet wurde „{{used}}“.",
  "planning.no-such-style": "{{model}} hat keinen Stil „{{style}}“: Verwendet wurde keiner.",
  "planning.own-scheduler": "{{model}} wählt den Scheduler selbst.",
  "planning.other-scheduler":
    "{{model}} hat keinen Scheduler „{{scheduler}}“: Verwendet wurde {{used}}.",
  "planning.no-such-scheduler":
    "{{model}} hat keinen Scheduler „{{scheduler}}“: Verwendet wurde der eigene.",
  "planning.unknown-scheduler":
    "{{scheduler}} gehört nicht zu den bekannten Schedulern von {{model}}; er wurde trotzdem gesendet.",
  "planning.near-scheduler":
    "{{model}} hat {{scheduler}} nicht: {{used}} kommt am nächsten und wurde verwendet.",
  "planning.brings-refiner":
    "{{model}} bringt einen eigenen Refiner mit: {{refiner}} wurde nicht verwendet.",
  "planning.no-refiner": "{{model}} hat keinen Refiner.",
  "planning.no-refiner-share": "{{model}} hat keinen Refiner und deshalb keinen Anteil für ihn.",
  "planning.divides-steps":
    "{{model}} teilt die Schritte selbst auf: Der Anteil wurde weggelassen.",
  "planning.idle-refiner": "Bei einem Anteil (high noise fraction) von 1 tut der Refiner nichts.",
  "planning.no-mask": "{{model}} kennt keine Masken: Das ganze Bild wurde neu gemalt.",
  "planning.no-extend": "{{model}} erweitert keine Bilder: Es wurde weggelassen.",
  "planning.no-edit":
    "{{model}} lässt sich nicht sagen, was zu ändern ist: Das Bild wurde nach dem Prompt neu gemalt.",
  "planning.lacks": "{{model}} kennt {{option, code}} nicht: Es wurde weggelassen.",
  "planning.no-references": "{{model}} nimmt keine weiteren Bilder: Sie wurden weggelassen.",
  "planning.too-many-references_one":
    "{{model}} nimmt ein weiteres Bild: Die übrigen wurden weggelassen.",
  "planning.too-many-references_other":
    "{{model}} nimmt {{count}} weitere Bilder: Die übrigen wurden weggelassen.",
  "planning.too-many-loras_one": "{{model}} nimmt ein LoRA: Die übrigen wurden weggelassen.",
  "planning.too-many-loras_other":
    "{{model}} nimmt {{count}} LoRAs: Die übrigen wurden weggelassen.",
  "planning.unknown": "{{model}} hat {{option, code}} „{{name}}“ nicht: Es wurde weggelassen.",
  "planning.unknown-sent":
    "„{{name}}“ gehört nicht zu den bekannten Namen für {{option, code}} bei {{model}}; es wurde trotzdem gesendet.",
  "planning.no-model-option": "{{model}} hat keine Option {{option, code}}: Sie wurde weggelassen.",
  "planning.model-choice":
    "{{model}} nimmt für {{option, code}} {{choices, choices}}: „{{asked}}“ wurde weggelassen.",
  "planning.model-number":
    "{{model}} nimmt für {{option, code}} eine Zahl von {{min}} bis {{max}}: „{{asked}}“ wurde weggelassen.",
  "planning.model-range":
    "{{model}} nimmt für {{option, code}} {{min}} bis {{max}}: Aus {{asked}} wurde {{value}}.",
  "planning.model-switch":
    "{{model}} nimmt für {{option, code}} on oder off: „{{asked}}“ wurde weggelassen.",
  "planning.model-text":
    "{{model}} nimmt für {{option, code}} {{max}} Zeichen: Der Rest wurde abgeschnitten.",
  "planning.source-cropped":
    "{{model}} nimmt {{to}}: Das Ausgangsbild ({{from}}) wird auf dieses Format beschnitten.",
  "planning.source-scaled":
    "Das Ausgangsbild ({{from}}) wird auf {{to}} skaliert, was {{model}} nehmen kann.",
  "planning.source-enlarged":
    "Das Ausgangsbild ({{from}}) wird nur auf {{to}} vergrößert, was {{model}} nehmen kann.",
  "planning.best-size":
    "{{model}} verspricht sein Bestes bis {{side}} Pixel je Seite; gesendet wurde mehr.",
  "planning.long-prompt":
    "{{model}} liest davon {{tokens}} Tokens; das Ende kann abgeschnitten werden.",
  "planning.no-seed": "{{model}} kennt keine Seeds: Derselbe ergibt jedes Mal ein anderes Bild.",
} as const;
