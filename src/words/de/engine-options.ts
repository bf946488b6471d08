/** What the engine does otherwise than asked, and what is wrong with an option. */
export const engineOptions = {
  "engine.weights-outside": "die Gewichte liegen außerhalb des Modellordners",
  "engine.weights-cut-short": "die Gewichte sind abgeschnitten",
  "engine.mixed-second-encoder":
    "die Teile gehören zu verschiedenen Modellen: text_encoder_2 ist von SDXL, unet aber nicht",
  "engine.mixed-widths":
    "die Teile gehören zu verschiedenen Modellen: Der Text-Encoder ist {{given}} breit, unet nimmt aber {{wanted}}",
  "engine.mixed-channels":
    "{{part}} nimmt Latents mit {{taken}} Kanälen, vae_decoder aber mit {{given}}: Sie gehören zu verschiedenen Modellen",
  "engine.size-range":
    "{{name}} zeichnet Seiten von {{min}} bis {{max}} Pixeln: Aus {{before}} wurde {{after}}.",
  "engine.picture-fitted":
    "{{name}} zeichnet hier {{after}}: Das Bild wurde von {{before}} darauf angepasst.",
  "engine.extension-decides-size":
    "Die Größe folgt daraus, worum das Bild erweitert wird: Gezeichnet wurde {{after}}.",
  "engine.scheduler-setting":
    "in scheduler_config.json ist {{key}} {{value}}, bekannt sind aber nur {{allowed, list}}",
  "engine.betas-count":
    "in scheduler_config.json hat trained_betas {{count}} Zahlen für {{steps}} Zeitschritte des Trainings",
  "engine.scheduler-order":
    "in scheduler_config.json ist {{lower}} {{less}}, gehört aber unter {{upper}}, das {{more}} ist",
  "engine.scheduler-of-other-family":
    "der Scheduler {{className}} gehört nicht zu {{family}}: Die Bilder wären Rauschen",
  "engine.scheduler-unknown":
    "der Scheduler {{className}} ist nicht bekannt, und ein anderer könnte andere Bilder ergeben",
  "engine.scheduler-replaced":
    "Der Scheduler {{className}} ist hier nicht bekannt: An seiner Stelle zeichnet {{used}}.",
  "engine.scheduler-unnamed": "Die Scheduler-Datei nennt keinen Scheduler: Es zeichnet {{used}}.",
  "engine.scheduler-setting-ignored":
    "Die Scheduler-Datei verlangt {{key}}, was hier nicht bekannt ist: Gezeichnet wird ohne.",
  "engine.scheduler-continuous":
    "Die Scheduler-Datei verlangt kontinuierliche Zeitschritte, die nur für Geschwindigkeiten gelten: {{used}} zeichnet mit den üblichen, wie diffusers.",
  "engine.steps-range":
    "Die Schritte müssen eine ganze Zahl von 1 bis {{most}} sein, nicht {{steps}}.",
  "engine.seed-whole": "Ein Seed muss eine ganze Zahl sein, nicht {{seed}}.",
  "engine.refiner-does-not-fit":
    "{{refiner}} kann nicht verfeinern, was {{base}} zeichnet: Ihre Latents sind verschieden.",
  "engine.size-least":
    "Ein Bild von {{asked}} ist nicht möglich; {{name}} nimmt ganze Pixel ab {{least}}.",
  "engine.size-most":
    "Ein Bild von {{asked}} ist nicht möglich; {{name}} zeichnet Seiten von höchstens {{most}} Pixeln.",
  "engine.scheduler-not-known":
    "Der Scheduler {{scheduler}} ist unbekannt; wähle {{known, choices}}.",
  "engine.scheduler-not-suiting":
    "{{name}} wird nur mit {{suiting, choices}} gezeichnet, nicht mit {{scheduler}}.",
  "engine.scheduler-without-sigmas":
    "{{scheduler}} geht durch die Zeitschritte des Trainings und nimmt keine Sigmas; lass sie weg.",
  "engine.variation-seeds": "Jedes Bild braucht einen eigenen Variations-Seed, eine ganze Zahl.",
  "engine.extension-whole":
    "Ein Bild wird um ganze Pixel ab 0 erweitert, nicht um {{margins, list}}.",
  "engine.mask-size": "Die Maske ist {{mask}}, das Bild aber {{picture}}; passe sie zuerst an.",
  "engine.hires-steps":
    "Der zweite Durchgang nimmt eine ganze Zahl von Schritten ab 1, nicht {{steps}}.",
  "engine.hires-size":
    "Der zweite Durchgang vergrößert {{from}} und kann deshalb nicht bei {{to}} enden.",
  "engine.hires-and-mask":
    "Ein Bild, von dem ein Teil bleibt, wie er ist, kann kein zweiter Durchgang vergrößern; lass eins von beiden weg.",
  "engine.prompt-and":
    "{{name}} kennt keinen negativen Prompt, von dem es wegführen könnte, und verbindet darum keine Prompts: AND wurde als Wort gelesen.",
  "engine.prompts-most":
    "Bis zu {{most}} Prompts lassen sich mit AND verbinden, nicht {{count}}; jeder macht jeden Schritt langsamer.",
  "engine.prompt-weight":
    "Wörter in Klammern können bis zu {{most}}-mal so viel zählen wie andere; nimm weniger Klammern oder eine kleinere Zahl.",
  "engine.prompt-networks":
    "Netze wie <lyco:name:1> werden hier nicht geladen: Die Wörter wurden gelesen, wie sie dastehen.",
  "engine.prompt-cut": "{{name}} nimmt keinen so langen Prompt: Sein Ende wurde weggelassen.",
  "engine.clip-skip-range": "Clip skip kann hier 0 bis {{most}} sein, nicht {{asked}}.",
  "engine.embedding-ignored":
    "Das Embedding {{name}} {{reason}}: Sein Name wurde als gewöhnliche Wörter gelesen.",
  "engine.embedding-problem": "Das Embedding {{name}} {{problem}}.",
  "engine.embedding-not-taken": "ist nicht brauchbar, weil der Export von {{model}} keine nimmt",
  "engine.embedding-unreadable": "ist nicht lesbar ({{reason}})",
  "engine.embedding-for-others": "ist für {{others}} gemacht, nicht für {{model}}",
  "engine.embedding-too-long": "hat {{count}} Vektoren, {{model}} nimmt aber {{room}} auf einmal",
  "engine.embedding-format":
    "gelesen wird nur .safetensors, denn andere Dateien können Programme verbergen",
  "engine.embedding-uneven": "es hat für einen Text-Encoder mehr Vektoren als für den anderen",
  "engine.embedding-other": "die Datei enthält etwas anderes als ein Embedding",
  "engine.embedding-shape": "die Form {{shape}} ist nicht die eines Embeddings",
  "engine.run-failed": "{{name}} ist gescheitert: {{meaning}}.",
  "engine.run-other": "{{reason}}; versuch eine andere Größe oder ein anderes Modell",
  "engine.run-unknown-word":
    "es bekam ein Wort, das es nicht kennt; sein Tokenizer gehört also zu einem anderen Modell; lade das Modell noch einmal",
  "engine.run-mixed-parts":
    "es nimmt nicht, was die anderen Teile liefern; sie gehören also zu verschiedenen Modellen; lade das Modell noch einmal",
  "engine.run-memory":
    "der Speicher reicht nicht; nimm eine kleinere Größe oder ein kleineres Modell",
  "engine.words-only":
    "{{name}} macht Bilder nur aus Worten. Wähle ein Modell, das von einem Bild ausgehen kann.",
  "engine.clip-skip-most":
    "{{name}} kann {{most}} Schichten weglassen: Aus {{asked}} wurde {{most}}.",
  "engine.refiner-gone": "Der Refiner {{name}} ist nicht mehr auf diesem Rechner.",
  "engine.mask-fitted": "Die Maske ist {{mask}} und das Bild {{picture}}: Sie wurde angepasst.",
  "engine.hires-not-in-part":
    "Ein Bild, von dem ein Teil bleibt, wie er ist, wird nicht vergrößert: Ein zweiter Durchgang wurde weggelassen.",
  "engine.hires-enlarged-already":
    "Das Bild wird schon vergrößert: Ein zweiter Durchgang wurde weggelassen.",
  "engine.refiner-off": "Der Refiner ist aus und hat deshalb keinen Anteil.",
  "engine.refiner-other":
    "{{name}} hat keinen Refiner {{asked}}: Stattdessen wurde {{used}} genommen.",
  "engine.scheduler-other": "{{name}} hat keinen Scheduler {{scheduler}}: Genommen wurde {{used}}.",
  "engine.sigmas-unknown": "Sigmas können {{known, choices}} sein; {{asked}} wurde weggelassen.",
  "engine.sigmas-not-taken": "{{scheduler}} nimmt keine Sigmas: Sie wurden weggelassen.",
  "engine.style-closest":
    "{{name}} hat keinen Stil {{asked}}: {{closest}} kommt am nächsten und wurde genommen.",
  "engine.hires-not-by-this":
    "{{name}} sieht beim Zeichnen ein Bild und macht keinen zweiten Durchgang; lass ihn weg.",
  "engine.hires-left-out":
    "{{name}} sieht beim Zeichnen ein Bild und macht keinen zweiten Durchgang: Er wurde weggelassen.",
} as const;
