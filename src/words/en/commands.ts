/** Names in the "Apps" menu, descriptions of commands, and what they answer. At most 32 and 100 characters. */
export const commands = {
  "commands.queue": "Your waiting pictures, and how full the queue is",
  "commands.show": "Show a picture again, with buttons that work",
  "commands.show-id": "The picture's id, from its details",
  "commands.help": "What I can do, and how",
  "commands.status": "For operators: models, credits and the queue",
  "commands.vary-this-image": "Vary this image",
  "commands.image-details": "Image details",
} as const;
