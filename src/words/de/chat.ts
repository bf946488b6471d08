/** What a chat model is asked about a picture, and what goes wrong with that. */
export const chat = {
  "commands.describe": "In Worten sagen, was ein Bild zeigt",
  "commands.describe-image": "Das Bild",
  "commands.describe-this-image": "Dieses Bild beschreiben",
  "chat.describe": "Beschreiben",
  "chat.described": "Was das Bild zeigt, in den Worten von {{model, code}}:",
  "chat.described-one":
    "Was Bild {{number}} von {{count}} zeigt, in den Worten von {{model, code}}:",

  // To the model.
  "chat.instruction":
    "Beschreibe dieses Bild auf {{language}}, in einem Absatz von höchstens 80 Wörtern, als Prompt für ein Bildmodell: was es zeigt, den Stil, das Licht, die Farben. Gib nur die Beschreibung.",

  "chat.not-set-up":
    "Hier ist nichts eingerichtet, das Bilder beschreiben kann. Wer diesen Bot betreibt, kann einen Chat-Dienst nennen, der Bilder sieht: EASEL_CHAT_BASE_URL und EASEL_CHAT_MODEL.",
  "chat.one-at-a-time": "Ich beschreibe gerade noch ein Bild für dich. Warte das ab.",
  "chat.bad-key":
    "Der Dienst, der Bilder beschreibt, hat meinen Schlüssel nicht angenommen. Wer diesen Bot betreibt, kann EASEL_CHAT_API_KEY richtigstellen.",
  "chat.no-credits":
    "Der Dienst, der Bilder beschreibt, hat kein Guthaben mehr. Wer diesen Bot betreibt, kann es aufladen.",
  "chat.no-model":
    "Der Dienst, der Bilder beschreibt, kennt sein Modell nicht. Wer diesen Bot betreibt, kann EASEL_CHAT_MODEL oder EASEL_CHAT_BASE_URL richtigstellen.",
  "chat.busy":
    "Der Dienst, der Bilder beschreibt, bittet um eine Pause. Versuch es in einer Minute noch einmal.",
  "chat.refused":
    "Der Dienst, der Bilder beschreibt, hat dieses abgelehnt, oder sein Modell sieht keine Bilder.",
  "chat.down":
    "Der Dienst, der Bilder beschreibt, arbeitet gerade nicht. Versuch es später noch einmal.",
  "chat.slow":
    "Der Dienst, der Bilder beschreibt, hat zu lange gebraucht. Versuch es später noch einmal.",
  "chat.unreachable":
    "Der Dienst, der Bilder beschreibt, ist nicht zu erreichen. Versuch es später noch einmal.",
  "chat.silent": "Der Dienst, der Bilder beschreibt, hat zu diesem nichts gesagt.",
  "settings.chat-model":
    "EASEL_CHAT_BASE_URL ist gesetzt: Nenne das Modell, das dort gefragt werden soll, als EASEL_CHAT_MODEL, etwa llava.",
  "settings.chat-address":
    "EASEL_CHAT_MODEL ist gesetzt: Nenne den Dienst als EASEL_CHAT_BASE_URL, etwa http://127.0.0.1:11434/v1.",
} as const;
