import { ButtonStyle } from "discord.js";
import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import type { ButtonFace } from "./views/parts.ts";

/** The faces of all buttons: a public interface, tests and people know them. */
export const faces = {
  cancel: { label: "Cancel", style: ButtonStyle.Danger },
  tryAgain: { label: "Try again", style: ButtonStyle.Primary },
  reroll: { emoji: "🎲", label: "Reroll" },
  edit: { emoji: "✏️", label: "Edit" },
  details: { emoji: "ℹ️", label: "Details" },
  delete: { emoji: "🗑", label: "Delete" },
  originals: { emoji: "📎", label: "Originals" },
} as const satisfies Record<string, ButtonFace>;

/** The face of the button that varies the picture at a position (from 0). */
export const varyFace = (position: number): ButtonFace => ({ label: `V${position + 1}` });

/** The face of the button that enlarges the picture at a position (from 0). */
export const upscaleFace = (position: number): ButtonFace => ({ label: `U${position + 1}` });

/** The job does not exist, or not for this person: both look the same to them. */
export const unknownJob = (): UserError =>
  new UserError("unknown-job", say("policy.no-such-picture"));

/** A picture number that the job does not have. `position` counts from 0. */
export const unknownPicture = (position: number | undefined, count: number): UserError =>
  new UserError(
    "no-picture",
    position === undefined
      ? "That button does not say which picture it means. Use one under a finished picture."
      : `There is no picture ${position + 1} here: this message has ${count === 1 ? "one" : count}.`,
  );

/** The control was not made by Easel, or by a version of it that it no longer understands. */
export const unreadableControl = (): UserError =>
  new UserError(
    "invalid-option",
    "I don't understand that button any more. `/show` with the picture's id brings new ones.",
  );
