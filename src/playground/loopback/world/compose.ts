import { ApiError, refuse } from "../api-error.ts";
import { checkMessage } from "../rules/message.ts";
import type { MessageDraft } from "../rules/message.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import { displayedText } from "../wire/walk-components.ts";
import { planAttachments } from "./attachment-plan.ts";
import type { AttachmentPlan, Incoming } from "./attachment-plan.ts";
import { storedComponents } from "./media-references.ts";
import { mentionsOf } from "./mentions.ts";
import type { AttachmentRecord, MessageRecord } from "./state.ts";
import type { World } from "./world.ts";

/** Flags that a bot may set itself. */
const SETTABLE =
  MESSAGE_FLAG.suppressEmbeds | MESSAGE_FLAG.suppressNotifications | MESSAGE_FLAG.componentsV2;

/** What the route knows about a message beside its body. */
export interface MessageFrame {
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  readonly visibleTo: string | null;
  readonly sizeLimit: number;
  readonly interactionId?: string;
  readonly replyTo?: { readonly channelId: string; readonly messageId: string };
}

/** Makes and stores a message of the bot. 50006 for an empty one, 50035 for one against the rules. */
export function createMessage(
  world: World,
  frame: MessageFrame,
  incoming: Incoming,
): MessageRecord {
  const { body } = incoming;
  const plan = planAttachments(incoming, [], frame.sizeLimit);
  const draft: MessageDraft = {
    content: body.content ?? "",
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    flags: (body.flags ?? 0) & SETTABLE,
    fileNames: plan.names,
  };
  refuse(checkMessage(body, draft));
  if (isEmpty(draft) && !body.poll && !body.sticker_ids) throw new ApiError(50_006);
  const repliedTo = world.messages.find(frame.replyTo?.messageId ?? "")?.authorId ?? null;
  const { sizeLimit: _, ...place } = frame;
  const nonce = body.nonce ?? undefined;
  return world.messages.add({
    ...place,
    id: world.nextId(),
    createdAt: world.clock(),
    editedAt: null,
    ...settled(world, frame.channelId, draft, plan),
    flags: draft.flags | (frame.visibleTo === null ? 0 : MESSAGE_FLAG.ephemeral),
    ...mentions(draft, incoming, repliedTo),
    ...(nonce !== undefined && { nonce }),
  });
}

/** Changes a message as a body says; what the body leaves out stays. */
export function editMessage(
  world: World,
  message: MessageRecord,
  incoming: Incoming,
  sizeLimit: number,
): MessageRecord {
  const { body } = incoming;
  const plan = planAttachments(incoming, world.attachments.list(message.attachmentIds), sizeLimit);
  const wasLoading = (message.flags & MESSAGE_FLAG.loading) !== 0;
  const wasComponentsV2 = (message.flags & MESSAGE_FLAG.componentsV2) !== 0;
  const flags = body.flags === undefined || body.flags === null ? message.flags : body.flags;
  const draft: MessageDraft = {
    content: body.content === undefined ? message.content : (body.content ?? ""),
    embeds: body.embeds === undefined ? message.embeds : (body.embeds ?? []),
    components: body.components === undefined ? message.components : (body.components ?? []),
    flags: flags & SETTABLE,
    fileNames: plan.names,
  };
  refuse(checkMessage(body, draft, wasComponentsV2));
  if (isEmpty(draft)) throw new ApiError(50_006);
  const isContentNew = body.content !== undefined || body.components !== undefined;
  const repliedTo = world.messages.find(message.replyTo?.messageId ?? "")?.authorId ?? null;
  return world.messages.update(message, {
    ...settled(world, message.channelId, draft, plan),
    flags: draft.flags | (message.flags & MESSAGE_FLAG.ephemeral),
    ...(isContentNew && mentions(draft, incoming, repliedTo)),
    editedAt: wasLoading ? null : world.clock(),
  });
}

function isEmpty(draft: MessageDraft): boolean {
  const { content, embeds, components, fileNames } = draft;
  return content === "" && embeds.length + components.length + fileNames.length === 0;
}

/** Stores the files, and gives the fields of the message that a draft settles. */
function settled(
  world: World,
  channelId: string,
  draft: MessageDraft,
  plan: AttachmentPlan,
): Pick<MessageRecord, "content" | "embeds" | "components" | "attachmentIds"> {
  for (const { record, description } of plan.kept)
    if (description !== undefined) record.description = description;
  const kept: readonly AttachmentRecord[] = plan.kept.map(({ record }) => record);
  const added = plan.added.map((file) => world.attachments.add(channelId, file));
  return {
    content: draft.content,
    embeds: draft.embeds,
    components: storedComponents(draft.components, kept),
    attachmentIds: [...kept, ...added].map(({ id }) => id),
  };
}

function mentions(
  draft: MessageDraft,
  { body }: Incoming,
  repliedTo: string | null,
): Pick<MessageRecord, "mentionIds" | "mentionsEveryone"> {
  const text = `${draft.content}\n${displayedText(draft.components)}`;
  const found = mentionsOf(text, body.allowed_mentions ?? null, repliedTo);
  return { mentionIds: found.userIds, mentionsEveryone: found.everyone };
}
