import { MESSAGE_FLAG } from "../wire/message.ts";
import { attachmentName, mediaOfComponents, mediaOfEmbeds } from "../wire/media.ts";
import type { Component } from "../wire/component.ts";
import type { Embed } from "../wire/embed.ts";
import type { MessageBody } from "../wire/message-body.ts";
import type { BodyProblem } from "../validate.ts";
import { checkComponents } from "./components.ts";
import { ProblemList } from "./problem-list.ts";

/** A message as it would be if the body were taken. */
export interface MessageDraft {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly Component[];
  readonly flags: number;
  readonly fileNames: readonly string[];
}

/**
 * The rules for a message that Discord's schemas do not hold. `body` is what was sent, `draft` what
 * the message would become, `wasComponentsV2` whether it was a Components V2 message before.
 */
export function checkMessage(
  body: MessageBody,
  draft: MessageDraft,
  wasComponentsV2 = false,
): readonly BodyProblem[] {
  const problems = new ProblemList();
  const isComponentsV2 = (draft.flags & MESSAGE_FLAG.componentsV2) !== 0;
  if (wasComponentsV2 && !isComponentsV2)
    problems.add(
      ["flags"],
      "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG",
      "The IS_COMPONENTS_V2 flag cannot be removed from a message.",
    );
  if (isComponentsV2) checkOnlyComponents(body, draft, problems);
  problems.length(["content"], draft.content, 0, 2000);
  problems.count(["embeds"], draft.embeds.length, 0, 10);
  problems.count(["attachments"], draft.fileNames.length, 0, 10);
  checkComponents(draft.components, isComponentsV2, problems);
  checkAttachmentNames(draft, problems);
  checkMentions(body, problems);
  for (const [index, entry] of (body.attachments ?? []).entries())
    problems.length(["attachments", index, "description"], entry.description, 0, 1024);
  return problems.all;
}

/** A Components V2 message has components and nothing else. */
function checkOnlyComponents(body: MessageBody, draft: MessageDraft, problems: ProblemList): void {
  const others = {
    content: draft.content !== "",
    embeds: draft.embeds.length > 0,
    poll: body.poll !== undefined && body.poll !== null,
    sticker_ids: (body.sticker_ids?.length ?? 0) > 0,
  };
  for (const [field, isThere] of Object.entries(others))
    if (isThere)
      problems.add(
        [field],
        "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        `The "${field}" field cannot be used when the IS_COMPONENTS_V2 flag is set.`,
      );
}

function checkAttachmentNames(draft: MessageDraft, problems: ProblemList): void {
  const media = [...mediaOfComponents(draft.components), ...mediaOfEmbeds(draft.embeds)];
  for (const { url, path } of media) {
    const name = attachmentName(url);
    if (name === undefined && !URL.canParse(url))
      problems.add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    if (name !== undefined && !draft.fileNames.includes(name))
      problems.add(
        path,
        "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        `The referenced attachment was not found: ${url}`,
      );
  }
}

/** A kind cannot be allowed as a whole and by single ids at once. */
function checkMentions({ allowed_mentions: allowed }: MessageBody, problems: ProblemList): void {
  for (const kind of ["users", "roles"] as const)
    if ((allowed?.parse ?? []).includes(kind) && (allowed?.[kind]?.length ?? 0) > 0)
      problems.add(
        ["allowed_mentions"],
        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
}
