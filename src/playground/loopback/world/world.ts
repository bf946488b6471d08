import { Attachments } from "./attachments.ts";
import { Channels } from "./channels.ts";
import { Commands } from "./commands.ts";
import type { Core } from "./core.ts";
import { Guilds } from "./guilds.ts";
import { Messages } from "./messages.ts";
import { messageRenderer } from "./render-message.ts";
import type { RenderMessage } from "./render-message.ts";
import type { WorldState } from "./state.ts";
import { Users } from "./users.ts";

/** Everything that exists in this Discord, by noun. */
export class World {
  readonly core: Core;
  readonly users: Users;
  readonly guilds: Guilds;
  readonly channels: Channels;
  readonly attachments: Attachments;
  readonly messages: Messages;
  readonly commands: Commands;
  readonly render: RenderMessage;

  constructor(core: Core) {
    this.core = core;
    this.users = new Users(core);
    this.guilds = new Guilds(core, this.users);
    this.channels = new Channels(core);
    this.attachments = new Attachments(core);
    this.render = messageRenderer(core, this.users, this.attachments);
    this.messages = new Messages(core, this.attachments, this.render);
    this.commands = new Commands(core);
  }

  get state(): WorldState {
    return this.core.state;
  }

  clock(): number {
    return this.core.clock();
  }

  nextId(): string {
    return this.core.nextId();
  }
}
