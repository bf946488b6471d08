/** Was über Modelle gesagt wird, die ihre Eingaben selbst veröffentlichen. */
export const servicesDescribed = {
  "services.described-needs-mask":
    "{{model}} zeichnet einen Teil eines Bildes neu. Sag mit {{option, code}}, welchen, oder wähle ein anderes Modell.",
  "services.described-no-prompt": "{{model}} nimmt keinen Prompt: Er wurde weggelassen.",
  "services.described-key-works": "der Schlüssel gilt",
  "services.described-user": "der Schlüssel gilt; das Konto ist {{user}}",
  "services.described-models": "Modelle: {{models, list}}",
  "services.described-silent":
    "ohne veröffentlichte Eingaben, so dass nur die üblichen Optionen gesendet werden: {{models, list}}",
  "services.described-missing":
    "{{model}} wird nicht angeboten: Es braucht {{inputs, list}}, wofür keine Option steht",
  "services.described-gone": "dem Dienst nicht bekannt: {{models, list}}",
  "services.described-take-out":
    "Nimm {{models, list}} aus {{setting}} oder schreib jeden Namen so wie der Dienst.",
} as const;
