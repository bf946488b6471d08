import { ApiError } from "../http/api-error.ts";
import { checkChoices } from "../rules/choices.ts";
import { checkModal } from "../rules/modal.ts";
import type { BodyProblem } from "../validate.ts";
import type { Outcome } from "../user/outcome.ts";
import { ANSWER_TYPE, INTERACTION_TYPE } from "../wire/interaction.ts";
import type { CallbackBody, ChoicesBody, ModalBody } from "../wire/interaction.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import type { MessageBody } from "../wire/message-body.ts";
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
  const data = { body: (body.data ?? {}) as MessageBody, files };
  const settle = (outcome: Outcome): void => interactions.settle(record, body.type, outcome);
  const show = (
    kind: "message" | "thinking" | "updated",
    message: MessageRecord,
  ): MessageRecord => {
    record.originalMessageId = message.id;
    settle({ kind, message: world.render(message, "person") });
    return message;
  };
  refuseUnfit(record, body.type);
  switch (body.type) {
    case ANSWER_TYPE.message: {
      record.ephemeral = isEphemeral(data.body);
      const frame = answerFrame(world, record);
      return show(
        "message",
        inData(() => createMessage(world, frame, data)),
      );
    }
    case ANSWER_TYPE.deferredMessage:
      record.ephemeral = isEphemeral(data.body);
      return show("thinking", loadingMessage(world, record));
    case ANSWER_TYPE.deferredUpdate:
      record.originalMessageId = record.sourceMessageId ?? null;
      settle({ kind: "acknowledged" });
      return null;
    case ANSWER_TYPE.update: {
      const source = world.messages.get(record.channelId, record.sourceMessageId ?? "");
      const limit = record.attachmentSizeLimit;
      return show(
        "updated",
        inData(() => editMessage(world, source, data, limit)),
      );
    }
    case ANSWER_TYPE.choices:
      offerChoices(world, record, body.data as ChoicesBody, settle);
      return null;
    default:
      openModal(world, record, body.data as ModalBody, settle);
      return null;
  }
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

function isEphemeral({ flags }: MessageBody): boolean {
  return ((flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
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

function refuse(problems: readonly BodyProblem[]): void {
  if (problems.length > 0) throw new ApiError(50_035, problems);
}

function offerChoices(
  world: World,
  record: InteractionRecord,
  body: ChoicesBody,
  settle: (outcome: Outcome) => void,
): void {
  const choices = body.choices ?? [];
  refuse(checkChoices(choices));
  const { id: interactionId, userId } = record;
  world.core.events.emit({ type: "choices-offered", interactionId, userId, choices });
  settle({ kind: "choices", choices });
}

function openModal(
  world: World,
  record: InteractionRecord,
  body: ModalBody,
  settle: (outcome: Outcome) => void,
): void {
  refuse(checkModal(body));
  const modal = {
    interactionId: record.id,
    userId: record.userId,
    channelId: record.channelId,
    customId: body.custom_id,
    title: body.title,
    components: body.components,
  };
  world.core.events.emit({ type: "modal-opened", modal });
  settle({ kind: "modal", modal });
}
