import type {
  DiscordUser,
  LoopbackDiscord,
  LoopbackEvent,
  ModalValues,
  OpenModal,
  OptionValues,
  Outcome as LoopbackOutcome,
} from "../loopback/index.ts";
import type { Component } from "../protocol/discord-types.ts";
import type { Call } from "./read-call.ts";
import type { FieldValue, OptionValue, Outcome, PageEvent, World } from "../protocol/protocol.ts";
import type { Uploads } from "./uploads.ts";
import { canSee, inLanguage, pageMessage, worldOf } from "./world-view.ts";

/** What all open pages share. */
export interface PageHost {
  readonly loopback: LoopbackDiscord;
  readonly uploads: Uploads;
  readonly examples: readonly string[];
  botOnline(): boolean;
}

/** One open page: who it is, and what it may see and do. */
export class PageSession {
  readonly #host: PageHost;
  readonly #modals = new Map<string, OpenModal>();
  #userId: string;

  constructor(host: PageHost) {
    this.#host = host;
    this.#userId = host.loopback.scene.you.id;
  }

  /** Does what the page asks; rejects with a sentence for the person where that is not possible. */
  async answer(request: Call): Promise<unknown> {
    const { loopback, uploads } = this.#host;
    switch (request.call) {
      case "enter":
        return this.#world(request.sends.userId ?? this.#userId);
      case "speak": {
        const { locale, guildId } = request.sends;
        if (guildId === undefined) loopback.world.users.speak(this.#userId, locale);
        else loopback.world.guilds.speak(loopback.world.guilds.get(guildId), locale);
        return this.#world(this.#userId);
      }
      case "open": {
        const person = this.#in(request.sends.channelId);
        const locale = loopback.world.users.localeOf(this.#userId);
        const commands = loopback.commands(person.channel, locale);
        return {
          messages: person.messages().map(pageMessage),
          commands: commands.map((command) => inLanguage(command, locale)),
        };
      }
      case "send": {
        const { channelId, content, replyTo } = request.sends;
        const attachments = request.sends.uploads.map((id) => uploads.take(id));
        const reply = replyTo && { replyTo: replyTo.messageId, pingReply: replyTo.ping };
        this.#in(channelId).send(content, { attachments, ...reply });
        break;
      }
      case "slash": {
        const { channelId, name, options } = request.sends;
        return this.#outcome(await this.#in(channelId).slash(name, this.#values(options)));
      }
      case "autocomplete": {
        const { channelId, name, focused, options } = request.sends;
        const person = this.#in(channelId);
        return this.#outcome(await person.autocomplete(name, focused, this.#values(options)));
      }
      case "press": {
        const { channelId, messageId, customId } = request.sends;
        return this.#outcome(await this.#in(channelId).press(messageId, customId));
      }
      case "select": {
        const { channelId, messageId, customId, values } = request.sends;
        return this.#outcome(await this.#in(channelId).select(messageId, customId, values));
      }
      case "contextMenu": {
        const { channelId, messageId, name } = request.sends;
        return this.#outcome(await this.#in(channelId).contextMenu(name, messageId));
      }
      case "submitModal":
        return this.#submit(request.sends.interactionId, request.sends.values);
      case "remove":
        this.#in(request.sends.channelId).delete(request.sends.messageId);
        break;
      case "react": {
        const { channelId, messageId, emoji, isAdded } = request.sends;
        this.#in(channelId).react(messageId, emoji, isAdded);
        break;
      }
    }
    return null;
  }

  /** What the page is told of an event; undefined for what this person cannot see. */
  eventFor(event: LoopbackEvent): PageEvent | undefined {
    const { loopback } = this.#host;
    switch (event.type) {
      case "message-created":
      case "message-updated": {
        const { channelId } = event;
        if (!this.#sees(channelId, event.visibleTo)) return undefined;
        return { event: "message", channelId, message: pageMessage(event.message) };
      }
      case "reaction-added":
      case "reaction-removed": {
        const { channelId, messageId } = event;
        const message = this.#in(channelId)
          .messages()
          .find(({ id }) => id === messageId);
        if (message === undefined) return undefined;
        return { event: "message", channelId, message: pageMessage(message) };
      }
      case "message-deleted": {
        const { channelId, messageId } = event;
        if (!this.#sees(channelId, event.visibleTo)) return undefined;
        return { event: "message-deleted", channelId, messageId };
      }
      case "typing": {
        const { channelId, userId } = event;
        return canSee(loopback, channelId, this.#userId)
          ? { event: "typing", channelId, userId }
          : undefined;
      }
      case "channel-deleted":
        return { event: "channel-deleted", channelId: event.channelId };
      case "commands-changed":
        return { event: "commands-changed" };
      case "bot-connected":
        return { event: "bot", online: true };
      case "bot-disconnected":
        return { event: "bot", online: false };
      case "channel-changed":
      case "guild-changed":
        return undefined;
      // These three are told to the page as the outcome of its own call.
      case "modal-opened":
      case "choices-offered":
      case "interaction-failed":
        break;
    }
    return undefined;
  }

  /** Everything around the messages, for whom the page is from now on. */
  #world(userId: string): World {
    const { loopback, examples } = this.#host;
    const world = worldOf(loopback, userId, this.#host.botOnline(), examples);
    this.#userId = world.me.id;
    return world;
  }

  #in(channelId: string): DiscordUser {
    const { loopback } = this.#host;
    if (!canSee(loopback, channelId, this.#userId)) throw new Error("You cannot see that channel.");
    return loopback.as(this.#userId, { channel: channelId });
  }

  #sees(channelId: string, visibleTo: string | null): boolean {
    const mine = visibleTo === null || visibleTo === this.#userId;
    return mine && canSee(this.#host.loopback, channelId, this.#userId);
  }

  async #submit(id: string, values: Readonly<Record<string, FieldValue>>): Promise<Outcome> {
    const modal = this.#modals.get(id);
    if (modal?.userId !== this.#userId) throw new Error("This form is no longer open.");
    const person = this.#in(modal.channelId);
    const filled: Record<string, ModalValues[string]> = {};
    for (const [customId, value] of Object.entries(values)) filled[customId] = this.#field(value);
    const outcome = this.#outcome(await person.submitModal(modal, filled));
    if (outcome.kind !== "refused") this.#modals.delete(id);
    return outcome;
  }

  #field(value: FieldValue): ModalValues[string] {
    if (typeof value === "string") return value;
    const texts = value.filter((each) => typeof each === "string");
    const files = value.filter((each) => typeof each !== "string");
    return files.length > 0 ? files.map((each) => this.#host.uploads.take(each.upload)) : texts;
  }

  #values(options: Readonly<Record<string, OptionValue>>): OptionValues {
    const values: Record<string, OptionValues[string]> = {};
    for (const [name, value] of Object.entries(options)) {
      values[name] = typeof value === "object" ? this.#host.uploads.take(value.upload) : value;
    }
    return values;
  }

  #outcome(outcome: LoopbackOutcome): Outcome {
    switch (outcome.kind) {
      case "modal": {
        const { interactionId, customId, title, components } = outcome.modal;
        this.#modals.set(interactionId, outcome.modal);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the loopback checked them by its rules
        const shown = components as readonly Component[];
        return {
          kind: "modal",
          modal: { interactionId, custom_id: customId, title, components: shown },
        };
      }
      case "choices":
        return { kind: "choices", choices: outcome.choices };
      case "failed":
      case "refused":
        return { kind: outcome.kind, text: outcome.text };
      case "message":
      case "thinking":
      case "updated":
      case "acknowledged":
        break;
    }
    return { kind: outcome.kind };
  }
}
