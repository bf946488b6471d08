import type { Connection } from "./connection.ts";
import type { ApplicationCommand, CommandChoice, Message } from "../protocol/discord-types.ts";
import { openModal } from "./modal/modal.ts";
import type { FieldContext } from "./modal/fields.ts";
import type { Store } from "./store.ts";
import { upload } from "./upload.ts";
import type { LocalValues } from "./composer/contract.ts";
import type { OptionValue, Outcome } from "../protocol/protocol.ts";

/** Everything that a person can do in the open channel, told to the server. */
export class Session {
  readonly #connection: Connection;
  readonly #store: Store;
  readonly #fields: FieldContext;

  constructor(connection: Connection, store: Store, fields: FieldContext) {
    this.#connection = connection;
    this.#store = store;
    this.#fields = fields;
  }

  /** Takes the part of a person, or of whoever the page was before, and asks for everything. */
  async enter(userId: string | undefined): Promise<void> {
    const world = await this.#connection.call("enter", { userId });
    this.#store.change({ world });
    const known = this.#store.findChannel(this.#store.state.channelId);
    const first = world.places.flatMap(({ channels }) => channels)[0];
    const channel = known ?? first;
    if (channel) await this.open(channel.id);
  }

  /** Chooses the person's own language, or (with its id) a server's. */
  async speak(locale: string, guildId: string | undefined): Promise<void> {
    const world = await this.#connection.call("speak", { locale, guildId });
    this.#store.change({ world });
    await this.open(this.#channelId());
  }

  /** Shows a channel. */
  async open(channelId: string): Promise<void> {
    const content = await this.#connection.call("open", { channelId });
    const unread = new Set(this.#store.state.unread);
    unread.delete(channelId);
    const moved = channelId !== this.#store.state.channelId;
    const leaving = moved ? { replyTo: undefined, typing: new Map<string, number>() } : {};
    this.#store.change({ channelId, ...content, unread, ...leaving });
  }

  /** Sends a message, as a reply when one was begun. */
  async send(content: string, files: readonly File[]): Promise<void> {
    const { replyTo } = this.#store.state;
    const uploads = await Promise.all(files.map((file) => upload(file)));
    await this.#connection.call("send", {
      channelId: this.#channelId(),
      content,
      uploads: uploads.map((each) => each.upload),
      replyTo: replyTo && { messageId: replyTo.message.id, ping: replyTo.ping },
    });
    this.#store.change({ replyTo: undefined });
  }

  async slash(name: string, values: LocalValues): Promise<void> {
    const options: Record<string, OptionValue> = {};
    for (const [option, value] of Object.entries(values)) {
      options[option] = value instanceof File ? await upload(value) : value;
    }
    const channelId = this.#channelId();
    this.#show(await this.#connection.call("slash", { channelId, name, options }));
  }

  async autocomplete(
    name: string,
    focused: string,
    texts: Readonly<Record<string, string>>,
  ): Promise<readonly CommandChoice[]> {
    const sends = { channelId: this.#channelId(), name, focused, options: texts };
    const outcome = await this.#connection.call("autocomplete", sends);
    return outcome.kind === "choices" ? outcome.choices : [];
  }

  press(message: Message, customId: string): Promise<void> {
    const sends = { channelId: message.channel_id, messageId: message.id, customId };
    return this.#do(() => this.#connection.call("press", sends));
  }

  select(message: Message, customId: string, values: readonly string[]): Promise<void> {
    const sends = { channelId: message.channel_id, messageId: message.id, customId, values };
    return this.#do(() => this.#connection.call("select", sends));
  }

  useApp(message: Message, command: ApplicationCommand): Promise<void> {
    const sends = { channelId: message.channel_id, messageId: message.id, name: command.name };
    return this.#do(() => this.#connection.call("contextMenu", sends));
  }

  async react(message: Message, emoji: string, isAdded: boolean): Promise<void> {
    const sends = { channelId: message.channel_id, messageId: message.id, emoji, isAdded };
    await this.#connection.call("react", sends);
  }

  async remove(message: Message): Promise<void> {
    const sends = { channelId: message.channel_id, messageId: message.id };
    await this.#connection.call("remove", sends);
  }

  #channelId(): string {
    const { channelId } = this.#store.state;
    if (channelId === undefined) throw new Error("No channel is open.");
    return channelId;
  }

  async #do(act: () => Promise<Outcome>): Promise<void> {
    this.#show(await act());
  }

  #show(outcome: Outcome): void {
    if (outcome.kind === "failed" || outcome.kind === "refused") throw new Error(outcome.text);
    if (outcome.kind !== "modal") return;
    const { modal } = outcome;
    openModal(modal, {
      ...this.#fields,
      submit: async (values) => {
        const sends = { interactionId: modal.interactionId, values };
        this.#show(await this.#connection.call("submitModal", sends));
      },
    });
  }
}
