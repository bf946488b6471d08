import type { FailureRecord } from "../../domain/failure.ts";
import { type Message, say } from "../../words/index.ts";
import type { DeliveryProblem } from "../connection/delivery-problem.ts";

const reasons: Readonly<Record<DeliveryProblem, Message>> = {
  "token-dead": say("discord.token-dead"),
  "message-gone": say("discord.message-gone"),
  "channel-gone": say("discord.channel-gone"),
  forbidden: say("discord.forbidden"),
  closed: say("discord.closed"),
  "too-large": say("discord.too-large"),
  refused: say("discord.refused"),
  passing: say("discord.passing"),
};

/** Why no place could take a job's pictures, in plain words, with the way to them. */
export function undeliverable(problems: readonly DeliveryProblem[], jobId: string): FailureRecord {
  const causes = [...new Set(problems)].map((problem) => reasons[problem]);
  return {
    code: "undeliverable",
    message: say("discord.undeliverable", {
      reasons: causes.length === 0 ? [say("discord.no-place")] : causes,
      command: `/show id:${jobId}`,
    }),
    mayRepeat: false,
    mayBeBilled: false,
  };
}

/** What is said when retention removed the files before they could be handed over. */
export function removedBeforeDelivery(): FailureRecord {
  return {
    code: "undeliverable",
    message: say("discord.removed-before-delivery"),
    mayRepeat: true,
    mayBeBilled: false,
  };
}
