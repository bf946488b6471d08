import { ApiError, refuse } from "../api-error.ts";
import { checkChoices } from "../rules/choices.ts";
import { checkModal } from "../rules/modal.ts";
import type { Outcome } from "./outcome.ts";
import type { Choice } from "../wire/command.ts";
import { ANSWER_TYPE, INTERACTION_TYPE } from "../wire/interaction.ts";
import type { CallbackBody, ModalBody } from "../wire/interaction.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import type { Incoming } from "../world/attachment-plan.ts";
import { createMessage, editMessage } from "../world/compose.ts";
import type { NewFile } from "../world/attachments.ts";
import type { InteractionRecord, MessageRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { answerFrame, loadingMessage } from "./answer-message.ts";
import type { Interactions } from "./interactions.ts";

/** A first answer and the files uploaded with it. */
export interface Callback {
  readonly body: CallbackBody;
  readonly files: ReadonlyMap<number, NewFile>;
}

/**
 * Carries out the first answer to an interaction, and lets the person see it. Gives the message
 * that came of it, if any. 50035 where the answer does not fit the interaction or breaks a rule.
 */
export function answerInteraction(
  world: World,
  interactions: Interactions,
  record: InteractionRecord,
  { body, files }: Callback,
): MessageRecord | null {
  refuseUnfit(record, body.type);
  const settle = (outcome: Outcome): void => interactions.settle(record, body.type, outcome);
  if (body.type === ANSWER_TYPE.choices) {
    settle(offerChoices(world, record, body.data.choices));
    return null;
  }
  if (body.type === ANSWER_TYPE.modal) {
    settle(openModal(world, record, body.data));
    return null;
  }
  if (body.type === ANSWER_TYPE.deferredUpdate) {
    record.originalMessageId = record.sourceMessageId ?? null;
    settle({ kind: "acknowledged" });
    return null;
  }
  const message = inData(() => showMessage(world, record, body.type, { body: body.data, files }));
  record.originalMessageId = message.id;
  settle({ kind: SHOWN_AS[body.type], message: world.render(message, "person") });
  return message;
}

const SHOWN_AS = { 4: "message", 5: "thinking", 7: "updated" } as const;

/** Makes or changes the message of an answer. */
function showMessage(
  world: World,
  record: InteractionRecord,
  type: keyof typeof SHOWN_AS,
  incoming: Incoming,
): MessageRecord {
  if (type === ANSWER_TYPE.update) {
    const source = world.messages.get(record.channelId, record.sourceMessageId ?? "");
    return editMessage(world, source, incoming, record.attachmentSizeLimit);
  }
  record.ephemeral = ((incoming.body.flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
  return type === ANSWER_TYPE.message
    ? createMessage(world, answerFrame(world, record), incoming)
    : loadingMessage(world, record);
}

const { command, component, autocomplete, modal } = INTERACTION_TYPE;
const TAKEN_BY: Readonly<Record<number, readonly number[]>> = {
  [ANSWER_TYPE.message]: [command, component, modal],
  [ANSWER_TYPE.deferredMessage]: [command, component, modal],
  [ANSWER_TYPE.deferredUpdate]: [component, modal],
  [ANSWER_TYPE.update]: [component, modal],
  [ANSWER_TYPE.choices]: [autocomplete],
  [ANSWER_TYPE.modal]: [command, component],
};

/** Each kind of interaction takes some kinds of answers; an update needs a message to change. */
function refuseUnfit(record: InteractionRecord, answer: number): void {
  const takes = TAKEN_BY[answer]?.includes(record.type) ?? false;
  const needsSource = answer === ANSWER_TYPE.deferredUpdate || answer === ANSWER_TYPE.update;
  if (takes && (!needsSource || record.sourceMessageId !== undefined)) return;
  const message = `An interaction of type ${record.type} does not take an answer of type ${answer}.`;
  throw new ApiError(50_035, [{ path: ["type"], code: "INTERACTION_TYPE_INVALID", message }]);
}

/** The places of problems are told from the top of the callback's body. */
function inData<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const moved = error.problems.map((problem) => ({
      ...problem,
      path: ["data", ...problem.path],
    }));
    throw new ApiError(error.code, moved);
  }
}

function offerChoices(
  world: World,
  { id: interactionId, userId }: InteractionRecord,
  choices: readonly Choice[],
): Outcome {
  refuse(checkChoices(choices));
  world.core.events.emit({ type: "choices-offered", interactionId, userId, choices });
  return { kind: "choices", choices };
}

function openModal(
  world: World,
  { id: interactionId, userId, channelId }: InteractionRecord,
  body: ModalBody,
): Outcome {
  refuse(checkModal(body));
  const { custom_id: customId, title, components } = body;
  const modal = { interactionId, userId, channelId, customId, title, components };
  world.core.events.emit({ type: "modal-opened", modal });
  return { kind: "modal", modal };
}
