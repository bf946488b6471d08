import type { Message, User } from "../../protocol/discord-types.ts";
import type { Names } from "../markdown/render.ts";
import type { Choosable } from "../select-options.ts";
import type { Picture } from "../viewer.ts";

/** What a message needs of the page around it. */
export interface RenderContext extends Choosable {
  readonly names: Names;
  /** The person who looks. */
  readonly me: User;
  /** Resolves when the bot has answered, or when it is clear that it will not. */
  press(message: Message, customId: string): Promise<void>;
  select(message: Message, customId: string, values: readonly string[]): void;
  dismiss(message: Message): void;
  jumpTo(messageId: string): void;
  openMenu(message: Message, place: { readonly x: number; readonly y: number }): void;
  reply(message: Message): void;
  view(pictures: readonly Picture[], first: number): void;
}

/** The context together with the message that is being shown. */
export interface MessageContext extends RenderContext {
  readonly message: Message;
}
