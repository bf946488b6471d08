import { IncomingWebhookInteractionRequestSchema } from "discord-api-spec/zod";
import { ComponentType, MessageFlags } from "discord.js";
import type { MessageView } from "../../../src/discord/messages/message-view.ts";

type Node = Record<string, unknown>;

/** All components of a view, nested ones too, in the order of the message. */
export function everyComponent(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(everyComponent);
  if (!isNode(value)) return [];
  return [value, ...everyComponent(value["components"]), ...everyComponent(value["accessory"])];
}

/** The texts of all text displays of a view. */
export function textsOf(view: MessageView): string[] {
  return everyComponent(view.components).flatMap(({ content }) =>
    typeof content === "string" ? [content] : [],
  );
}

/** The text of all text displays of a view. */
export function textOf(view: MessageView): string {
  return textsOf(view).join("\n");
}

/** The faces of all buttons: the emoji, if there is one, and the label. */
export function facesOf(view: MessageView): string[] {
  return everyComponent(view.components)
    .filter(({ type }) => type === ComponentType.Button)
    .map(({ emoji, label }) =>
      [isNode(emoji) ? emoji["name"] : undefined, label].filter(Boolean).join(" "),
    );
}

/** The custom ids of all controls of a view. */
export function customIdsOf(view: MessageView): string[] {
  return everyComponent(view.components).flatMap(({ custom_id: id }) =>
    typeof id === "string" ? [id] : [],
  );
}

/** Alt texts of the pictures in a view's galleries. */
export function altTextsOf(view: MessageView): string[] {
  return mediaOf(view).map(({ description }) => String(description));
}

/**
 * What Discord would refuse in a view, by its own schema and by the rules that the schema does not
 * hold; empty for a valid view.
 */
export function viewProblems(view: MessageView): string[] {
  const parsed = IncomingWebhookInteractionRequestSchema.safeParse({
    components: view.components,
    flags: MessageFlags.IsComponentsV2,
    attachments: view.files.map(({ name, description }, id) => ({
      id: String(id),
      filename: name,
      description,
    })),
    allowed_mentions: { parse: [], users: view.mentions },
  });
  const all = everyComponent(view.components);
  const ids = customIdsOf(view);
  const names = [...view.files.map(({ name }) => name), ...view.keep];
  const shown = [
    ...mediaOf(view).map(({ media }) => media),
    ...all.map(({ file }) => file),
  ].flatMap((media) => (isNode(media) ? [String(media["url"])] : []));
  return [
    ...(parsed.success ? [] : [JSON.stringify(parsed.error.issues)]),
    ...check(all.length + mediaOf(view).length <= 40, "more than 40 components"),
    ...check(textOf(view).length <= 4000, "more than 4,000 characters"),
    ...check(new Set(ids).size === ids.length, "a custom id twice"),
    ...check(
      ids.every((id) => id.length <= 100),
      "a custom id of more than 100 characters",
    ),
    ...check(new Set(names).size === names.length, "a file name twice"),
    ...check(names.length <= 10, "more than 10 files"),
    ...check(
      names.every((name) => /^[\w.-]+$/.test(name)),
      "a file name that Discord would change",
    ),
    ...check(
      view.files.every(({ description }) => description.length <= 1024),
      "alt text too long",
    ),
    ...shown
      .filter((url) => !names.includes(url.replace("attachment://", "")))
      .map((url) => `${url} is not on the message`),
    ...all.filter(({ content }) => content === "").map(() => "an empty text display"),
  ];
}

function mediaOf(view: MessageView): Node[] {
  return everyComponent(view.components).flatMap(({ items }) =>
    Array.isArray(items) ? items.filter(isNode) : [],
  );
}

function check(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
