import { ButtonStyle } from "discord.js";
import { say } from "../../words/index.ts";
import type { ButtonFace } from "../messages/parts.ts";

/** The faces of all buttons: a public interface, tests and people know them. */
export const faces = {
  cancel: { label: say("messages.cancel"), style: ButtonStyle.Danger },
  tryAgain: { label: say("messages.try-again"), style: ButtonStyle.Primary },
  reroll: { emoji: "🎲", label: say("messages.reroll") },
  edit: { emoji: "✏️", label: say("messages.edit") },
  more: { emoji: "➕", label: say("more.more") },
  details: { emoji: "ℹ️", label: say("messages.details") },
  delete: { emoji: "🗑", label: say("messages.delete") },
  originals: { emoji: "📎", label: say("messages.originals") },
  useSettings: { label: say("messages.use-settings"), style: ButtonStyle.Primary },
  vary: { label: say("messages.vary") },
} as const satisfies Record<string, ButtonFace>;

/** The face of the button that varies the picture at a position (from 0). */
export const varyFace = (position: number): ButtonFace => ({
  label: say("messages.vary-one", { number: position + 1 }),
});

/** The face of the button that enlarges the picture at a position (from 0). */
export const upscaleFace = (position: number): ButtonFace => ({
  label: say("messages.upscale-one", { number: position + 1 }),
});
