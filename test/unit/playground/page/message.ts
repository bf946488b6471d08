import type { Message } from "../../../../src/playground/protocol/discord-types.ts";

/** A message with these parts. */
export function message(parts: Partial<Message>): Message {
  return {
    id: "100",
    channel_id: "5",
    type: 0,
    author: { id: "1", username: "you" },
    content: "",
    timestamp: "2026-11-21T12:00:00.000Z",
    attachments: [],
    ...parts,
  };
}
