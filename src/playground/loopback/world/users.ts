import { ApiError } from "../api-error.ts";
import type { WireUser } from "../wire/user.ts";
import type { Core } from "./core.ts";
import type { UserRecord } from "./state.ts";

/** The language of everybody, and of every server, unless they choose another. */
export const DEFAULT_LOCALE = "en-US";

/** The people, and the bot. */
export class Users {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  add(username: string, displayName = username): UserRecord {
    const user: UserRecord = {
      id: this.#core.nextId(),
      username,
      displayName,
      bot: false,
      acceptsDirectMessages: true,
    };
    this.#core.state.users.set(user.id, user);
    return user;
  }

  /** The user with this id; 10013 where there is none. */
  get(id: string): UserRecord {
    const user = this.#core.state.users.get(id);
    if (user === undefined) throw new ApiError(10_013);
    return user;
  }

  get bot(): UserRecord {
    return this.get(this.#core.state.botId);
  }

  /** The language in which somebody uses Discord. */
  localeOf(id: string): string {
    return this.get(id).locale ?? DEFAULT_LOCALE;
  }

  /** Somebody chooses another language, by Discord's name of it ("de", "en-GB"). */
  speak(id: string, locale: string): void {
    this.get(id).locale = locale;
  }

  has(id: string): boolean {
    return this.#core.state.users.has(id);
  }

  wire(id: string): WireUser {
    const user = this.get(id);
    return {
      id,
      username: user.username,
      global_name: user.displayName,
      discriminator: user.bot ? "0001" : "0",
      avatar: null,
      bot: user.bot,
      system: false,
      public_flags: 0,
    };
  }
}
