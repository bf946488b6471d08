import { ApiError } from "../api-error.ts";
import type { WireMember } from "../wire/user.ts";
import type { Core } from "./core.ts";
import {
  bitsOf,
  moderatorRoleId,
  MODERATORS,
  type PermissionName,
  rolesOf,
} from "./permissions.ts";
import type { GuildRecord, RoleRecord, UserRecord } from "./state.ts";
import { DEFAULT_LOCALE, type Users } from "./users.ts";

/** When members joined of whom nothing else is known. */
const LONG_AGO = Date.UTC(2024, 0, 1);

const MIB = 1024 * 1024;
const SIZE_LIMITS = [10 * MIB, 10 * MIB, 50 * MIB, 100 * MIB] as const;

/** Bytes of one file where no server's boosts help. */
export const DEFAULT_SIZE_LIMIT = SIZE_LIMITS[0];

/** The servers and their members. */
export class Guilds {
  readonly #core: Core;
  readonly #users: Users;

  constructor(core: Core, users: Users) {
    this.#core = core;
    this.#users = users;
  }

  /** A new server. `hasBot` false: the app is used there by people who installed it for themselves. */
  add(
    name: string,
    owner: UserRecord,
    members: readonly UserRecord[],
    { hasBot = true }: { readonly hasBot?: boolean } = {},
  ): GuildRecord {
    const bots = hasBot ? [this.#users.bot] : [];
    const guild: GuildRecord = {
      id: this.#core.nextId(),
      name,
      ownerId: owner.id,
      boostTier: 0,
      hasBot,
      memberIds: new Set([owner, ...members, ...bots].map((user) => user.id)),
      moderatorIds: new Set(),
    };
    // The next one is the moderators' role (moderatorRoleId), and must not become another's.
    this.#core.nextId();
    this.#core.state.guilds.set(guild.id, guild);
    return guild;
  }

  /** The server with this id; 10004 where there is none. */
  get(id: string): GuildRecord {
    const guild = this.#core.state.guilds.get(id);
    if (guild === undefined) throw new ApiError(10_004);
    return guild;
  }

  /** The language of a server. */
  localeOf(guild: GuildRecord): string {
    return guild.locale ?? DEFAULT_LOCALE;
  }

  /** The server gets another language, by Discord's name of it ("de", "en-GB"). */
  speak(guild: GuildRecord, locale: string): void {
    guild.locale = locale;
    this.#core.events.emit({ type: "guild-changed", guildId: guild.id });
  }

  /** A new role of a server, with what it allows everywhere beside what everybody may. */
  addRole(guild: GuildRecord, name: string, allow: readonly PermissionName[] = []): RoleRecord {
    const id = this.#core.nextId();
    const role: RoleRecord = { id, name, permissions: bitsOf(allow), memberIds: new Set() };
    guild.roles ??= new Map();
    guild.roles.set(id, role);
    this.#core.events.emit({ type: "guild-changed", guildId: guild.id });
    return role;
  }

  /** A server's roles beside everybody's: the moderators' and its own, each by id and name. */
  rolesIn(guild: GuildRecord): readonly Pick<RoleRecord, "id" | "name">[] {
    const own = [...(guild.roles?.values() ?? [])].map(({ id, name }) => ({ id, name }));
    return [{ id: moderatorRoleId(guild), name: MODERATORS }, ...own];
  }

  /** The servers that the bot is in. */
  withBot(): readonly GuildRecord[] {
    return [...this.#core.state.guilds.values()].filter((guild) => guild.hasBot);
  }

  /** Bytes of one file in this server. */
  sizeLimit(guild: GuildRecord): number {
    return SIZE_LIMITS[guild.boostTier];
  }

  member(guild: GuildRecord, userId: string): WireMember {
    if (!guild.memberIds.has(userId)) throw new ApiError(10_007);
    return {
      user: this.#users.wire(userId),
      nick: null,
      avatar: null,
      roles: [...rolesOf(userId, guild)],
      joined_at: new Date(guild.joined?.get(userId) ?? LONG_AGO).toISOString(),
      premium_since: null,
      deaf: false,
      mute: false,
      flags: 0,
      pending: false,
    };
  }
}
