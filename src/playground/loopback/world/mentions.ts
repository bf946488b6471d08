import type { AllowedMentions } from "../wire/message-body.ts";

/** Whom a message mentions in effect. */
export interface Mentions {
  readonly userIds: readonly string[];
  readonly everyone: boolean;
}

/**
 * The people whom a text mentions and `allowed` lets it notify. `null`: nothing was said, so all
 * mentions count; otherwise those of a kind in `parse` or an id in `users`.
 * `repliedTo`: the author of the message replied to, if this is a reply.
 */
export function mentionsOf(
  text: string,
  allowed: AllowedMentions | null,
  repliedTo: string | null,
): Mentions {
  const inText = [...text.matchAll(/<@!?(\d{17,19})>/g)].flatMap((match) => match[1] ?? []);
  const allowsAllUsers = allowed === null || (allowed.parse ?? []).includes("users");
  const named = new Set(allowed?.users);
  const users = new Set(inText.filter((id) => allowsAllUsers || named.has(id)));
  const pingsAuthor = allowed === null || allowed.replied_user === true;
  if (repliedTo !== null && pingsAuthor) users.add(repliedTo);
  const allowsEveryone = allowed === null || (allowed.parse ?? []).includes("everyone");
  return { userIds: [...users], everyone: allowsEveryone && /@(everyone|here)/.test(text) };
}
