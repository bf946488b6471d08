import type { FailureRecord } from "../../domain/failure.ts";
import type { Trouble } from "./trouble.ts";
import { quoted } from "../../words/index.ts";

const reasons: Readonly<Record<Trouble, string>> = {
  "token-dead": "the answer of the command can no longer be changed",
  "message-gone": "the message was deleted",
  "channel-gone": "the channel is gone",
  forbidden: "I may not write in the channel",
  closed: "your direct messages are closed to me",
  "too-large": "the files are too large even when made smaller",
  refused: "Discord did not accept the message",
  passing: "Discord could not be reached",
  bug: "something broke inside Easel",
};

/** Why no place could take a job's pictures, in plain words, with the way to them. */
export function undeliverable(troubles: readonly Trouble[], jobId: string): FailureRecord {
  const causes = [...new Set(troubles)].map((trouble) => reasons[trouble]);
  const why = causes.length === 0 ? "there was no place to put them" : joined(causes);
  return {
    code: "undeliverable",
    message: quoted(
      `The pictures are made, but could not be handed over: ${why}. They are kept; \`/show id:${jobId}\` shows them wherever I may write.`,
    ),
    mayRepeat: false,
    mayBeBilled: false,
  };
}

/** What is said when retention removed the files before they could be handed over. */
export function removedBeforeDelivery(): FailureRecord {
  return {
    code: "undeliverable",
    message: quoted(
      "The pictures were made, but their files were removed before they could be handed over. Order them again with the same seed.",
    ),
    mayRepeat: true,
    mayBeBilled: false,
  };
}

function joined(causes: readonly string[]): string {
  if (causes.length < 2) return causes.join("");
  return `${causes.slice(0, -1).join(", ")} and ${causes.at(-1)}`;
}
