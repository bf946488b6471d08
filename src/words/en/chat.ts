/** What a chat model is asked about a picture, and what goes wrong with that. */
export const chat = {
  "commands.describe": "Say in words what a picture shows",
  "commands.describe-image": "The picture",
  "commands.describe-this-image": "Describe this image",
  "chat.describe": "Describe",
  "chat.described": "What the picture shows, in the words of {{model, code}}:",
  "chat.described-one":
    "What picture {{number}} of {{count}} shows, in the words of {{model, code}}:",

  // To the model.
  "chat.instruction":
    "Describe this picture in {{language}}, in one paragraph of at most 80 words, as a prompt for an image model: what it shows, the style, the light, the colours. Give the description only.",

  "chat.not-set-up":
    "Nothing is set up here that can describe pictures. Whoever runs this bot can name a chat service that sees pictures: EASEL_CHAT_BASE_URL and EASEL_CHAT_MODEL.",
  "chat.one-at-a-time": "I am still describing a picture for you. Wait for that one.",
  "chat.bad-key":
    "The service that describes pictures did not accept my key. Whoever runs this bot can mend EASEL_CHAT_API_KEY.",
  "chat.no-credits":
    "The service that describes pictures has no credits left. Whoever runs this bot can add some.",
  "chat.no-model":
    "The service that describes pictures does not know its model. Whoever runs this bot can mend EASEL_CHAT_MODEL or EASEL_CHAT_BASE_URL.",
  "chat.busy": "The service that describes pictures asks for a pause. Try again in a minute.",
  "chat.refused":
    "The service that describes pictures refused this one, or its model does not see pictures.",
  "chat.down": "The service that describes pictures is not working now. Try again later.",
  "chat.slow": "The service that describes pictures took too long. Try again later.",
  "chat.unreachable": "The service that describes pictures cannot be reached. Try again later.",
  "chat.silent": "The service that describes pictures said nothing about this one.",
  "settings.chat-model":
    "EASEL_CHAT_BASE_URL is set: name the model that is to be asked there as EASEL_CHAT_MODEL, such as llava.",
  "settings.chat-address":
    "EASEL_CHAT_MODEL is set: name the service as EASEL_CHAT_BASE_URL, such as http://127.0.0.1:11434/v1.",
} as const;
