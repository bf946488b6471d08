import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";

/** The job does not exist, or not for this person: both look the same to them. */
export const unknownJob = (): UserError =>
  new UserError("unknown-job", say("policy.no-such-picture"));

/** A picture number that the job does not have. `position` counts from 0. */
export const unknownPicture = (position: number | undefined, count: number): UserError =>
  new UserError(
    "no-picture",
    position === undefined
      ? say("discord.no-picture-named")
      : say("discord.no-such-picture", { number: position + 1, count }),
  );

/** The control was not made by Easel, or by a version of it that it no longer understands. */
export const unreadableControl = (): UserError =>
  new UserError("invalid-option", say("discord.unreadable-control"));

/** The message that somebody chose holds no picture. */
export const noPictureThere = (): UserError =>
  new UserError("no-picture", say("discord.no-picture-there"));
