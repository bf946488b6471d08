import type { ApplicationCommand } from "../../../../../src/playground/protocol/discord-types.ts";

/** A command with an option of every kind. */
export const imagine: ApplicationCommand = {
  id: "1",
  type: 1,
  name: "imagine",
  description: "Make pictures",
  options: [
    {
      type: 3,
      name: "size",
      description: "Width and height",
      choices: [
        { name: "Square", value: "512x512" },
        { name: "Wide", value: "768x512" },
      ],
    },
    { type: 3, name: "prompt", description: "What to draw", required: true, max_length: 100 },
    { type: 4, name: "count", description: "How many", min_value: 1, max_value: 4 },
    { type: 10, name: "guidance", description: "How closely", min_value: 0 },
    { type: 3, name: "style", description: "A look", autocomplete: true },
    { type: 4, name: "seed", description: "Repeats a picture" },
    { type: 5, name: "refiner", description: "Refine" },
    { type: 11, name: "image", description: "Begin with" },
    { type: 6, name: "friend", description: "For whom" },
    { type: 7, name: "place", description: "Where" },
  ],
};

export const help: ApplicationCommand = { id: "2", type: 1, name: "help", description: "Help" };

export const settings: ApplicationCommand = {
  id: "3",
  type: 1,
  name: "settings",
  description: "Settings",
  options: [
    { type: 1, name: "show", description: "Show them" },
    {
      type: 2,
      name: "limit",
      description: "Limits",
      options: [
        {
          type: 1,
          name: "set",
          description: "Set one",
          options: [{ type: 4, name: "count", description: "How many", required: true }],
        },
      ],
    },
  ],
};

export const vary: ApplicationCommand = {
  id: "4",
  type: 3,
  name: "Vary this image",
  description: "",
};
