import type { Gateway } from "../gateway/gateway.ts";
import type { Interactions, NewInteraction } from "../interactions/interactions.ts";
import { interactionPayload } from "../interactions/payload.ts";
import { COMMAND_TYPE } from "../wire/command.ts";
import { COMPONENT } from "../wire/component.ts";
import { INTERACTION_TYPE } from "../wire/interaction.ts";
import type { WireMessage } from "../wire/message.ts";
import { PERMISSION, type PermissionName, permissionsOf } from "../world/permissions.ts";
import type { ChannelRecord, MessageRecord, UserRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { autocompleteData, slashData } from "./command-data.ts";
import type { DiscordUser, ModalValues, OptionValues, SendOptions } from "./discord-user.ts";
import { findButton, findSelect, selectedValues } from "./find-component.ts";
import { modalData } from "./modal-data.ts";
import type { OpenModal, Outcome } from "../interactions/outcome.ts";
import { orRefusal, Refusal } from "./refusal.ts";
import { resolvedChoices } from "./resolved-choices.ts";
import { sendMessage } from "./send-message.ts";

/** What a person needs of the loopback Discord. */
export interface PersonServices {
  readonly world: World;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
}

type MessageOrId = WireMessage | string;

/** A person in a channel, whose doings become interactions and messages. */
export class PersonInChannel implements DiscordUser {
  readonly user: UserRecord;
  readonly channel: ChannelRecord;
  readonly #services: PersonServices;

  constructor(services: PersonServices, user: UserRecord, channel: ChannelRecord) {
    this.#services = services;
    this.user = user;
    this.channel = channel;
  }

  async slash(name: string, options: OptionValues = {}): Promise<Outcome> {
    return await orRefusal(async () => {
      const data = slashData(this.#services.world, this.#offered(), name, options);
      return await this.#interact({ type: INTERACTION_TYPE.command, commandName: name }, data);
    });
  }

  async autocomplete(name: string, focused: string, options: OptionValues = {}): Promise<Outcome> {
    return await orRefusal(async () => {
      const data = autocompleteData(this.#offered(), name, focused, options);
      return await this.#interact({ type: INTERACTION_TYPE.autocomplete, commandName: name }, data);
    });
  }

  async press(message: MessageOrId, face: string): Promise<Outcome> {
    return await orRefusal(async () => {
      const target = this.#seen(message);
      const button = findButton(target.components, face);
      const data = {
        component_type: COMPONENT.button,
        custom_id: button.custom_id,
        id: button.id ?? 0,
      };
      return await this.#onMessage(target, data);
    });
  }

  async select(message: MessageOrId, select: string, values: readonly string[]): Promise<Outcome> {
    return await orRefusal(async () => {
      const target = this.#seen(message);
      const found = findSelect(target.components, select);
      const chosen = selectedValues(found, values);
      const data = {
        component_type: found.type,
        custom_id: found.custom_id,
        id: found.id ?? 0,
        values: chosen,
        ...resolvedChoices(this.#services.world, this.channel, found, chosen),
      };
      return await this.#onMessage(target, data);
    });
  }

  async submitModal(modal: OpenModal, values: ModalValues = {}): Promise<Outcome> {
    return await orRefusal(async () => {
      const { world } = this.#services;
      const source = world.state.interactions.get(modal.interactionId)?.sourceMessageId;
      const fields = {
        type: INTERACTION_TYPE.modal,
        openedBy: modal.interactionId,
        ...(source !== undefined && { sourceMessageId: source }),
      };
      return await this.#interact(fields, modalData(world, modal, values));
    });
  }

  async contextMenu(name: string, message: MessageOrId): Promise<Outcome> {
    return await orRefusal(async () => {
      const target = this.#seen(message);
      const command = this.#offered().find(
        (offered) =>
          offered.type === COMMAND_TYPE.message &&
          (offered.name === name || offered.name_localized === name),
      );
      if (command === undefined) throw new Refusal(`There is no "Apps → ${name}" here.`);
      const data = {
        id: command.id,
        name: command.name,
        type: command.type,
        target_id: target.id,
        // The whole message goes along, whatever the bot's intents are.
        resolved: { messages: { [target.id]: this.#services.world.render(target, "bot") } },
      };
      const fields = {
        type: INTERACTION_TYPE.command,
        commandName: command.name,
        targetMessageId: target.id,
      };
      return await this.#interact(fields, data);
    });
  }

  send(content: string, options: SendOptions = {}): WireMessage {
    const { replyTo, ...rest } = options;
    this.#needs("sendMessages");
    if ((rest.attachments ?? []).length > 0) this.#needs("attachFiles");
    const target = replyTo === undefined ? undefined : this.#seen(replyTo);
    const { world } = this.#services;
    const message = sendMessage(world, this.user, this.channel, {
      content,
      ...rest,
      ...(target && { replyTo: target }),
    });
    return world.render(message, "person");
  }

  delete(message: MessageOrId): void {
    const { world } = this.#services;
    const target = this.#seen(message);
    const guild = world.channels.guildOf(this.channel);
    const mayDelete =
      target.authorId === this.user.id ||
      target.visibleTo === this.user.id ||
      guild?.ownerId === this.user.id ||
      guild?.moderatorIds.has(this.user.id) === true;
    if (!mayDelete) throw new Refusal("Only moderators delete messages of others.");
    world.messages.delete(target);
  }

  react(message: MessageOrId, emoji: string, isAdded = true): void {
    const target = this.#seen(message);
    if (target.visibleTo !== null) throw new Refusal("Nobody can react to this message.");
    if (isAdded) this.#needs("addReactions");
    this.#services.world.messages.react(target, this.user.id, emoji, isAdded);
  }

  messages(): readonly WireMessage[] {
    const { world } = this.#services;
    if (!world.channels.isOpenTo(this.channel, this.user.id)) return [];
    return world.messages
      .visibleTo(this.user.id, this.channel.id)
      .map((message) => world.render(message, "person"));
  }

  #offered(): ReturnType<World["commands"]["offeredIn"]> {
    this.#needs("useApplicationCommands");
    const { channels, commands, users } = this.#services.world;
    const locale = users.localeOf(this.user.id);
    return commands.offeredIn(this.channel, channels.guildOf(this.channel), locale);
  }

  /** Refuses what Discord's client does not offer to whom it is not allowed. */
  #needs(name: PermissionName): void {
    const guild = this.#services.world.channels.guildOf(this.channel);
    const bits = permissionsOf(this.user.id, guild, this.channel);
    if ((bits & PERMISSION[name]) === 0n) throw new Refusal(`You may not do that here (${name}).`);
  }

  /** The message as it is now, if this person sees it. */
  #seen(message: MessageOrId): MessageRecord {
    const id = typeof message === "string" ? message : message.id;
    this.#needs("viewChannel");
    const found = this.#services.world.messages
      .visibleTo(this.user.id, this.channel.id)
      .find((visible) => visible.id === id);
    if (found === undefined) throw new Refusal("This message is no longer there.");
    return found;
  }

  async #onMessage(target: MessageRecord, data: object): Promise<Outcome> {
    const fields = { type: INTERACTION_TYPE.component, sourceMessageId: target.id };
    return await this.#interact(fields, data);
  }

  async #interact(
    fields: Omit<NewInteraction, "userId" | "channelId">,
    data: object,
  ): Promise<Outcome> {
    const { world, interactions, gateway } = this.#services;
    const record = interactions.create({
      ...fields,
      userId: this.user.id,
      channelId: this.channel.id,
    });
    const outcome = interactions.outcomeOf(record);
    const payload = interactionPayload(world, record, data);
    gateway.dispatch("INTERACTION_CREATE", 0, () => payload);
    return await outcome;
  }
}
