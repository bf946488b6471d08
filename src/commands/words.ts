/** Names and descriptions of the other commands. */
export const commandWords = {
  queue: "Your waiting pictures, and how full the queue is",
  show: "Show a picture again, with buttons that work",
  showId: "The picture's id, from its details",
  help: "What I can do, and how",
  status: "For operators: models, credits and the queue",
  varyThisImage: "Vary this image",
  imageDetails: "Image details",
} as const;
