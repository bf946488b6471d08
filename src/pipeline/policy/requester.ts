import type { Job } from "../../domain/job.ts";

/** What Discord lets somebody do in the channel in which they ask; all false outside of servers. */
export interface Permissions {
  readonly manageServer: boolean;
  readonly manageMessages: boolean;
  readonly moderateMembers: boolean;
  readonly attachFiles: boolean;
  readonly sendMessages: boolean;
}

/** Who asks, and from where; every press of a button makes a new one. */
export interface Requester {
  readonly userId: string;
  /** Their roles in the server; empty outside of servers, and where they are not known. */
  readonly roleIds: readonly string[];
  /** When they joined the server, in milliseconds since 1970; undefined where that is not known. */
  readonly memberSince: number | undefined;
  /** Whether only a job speaks for them: their roles are not known, and what it may was settled. */
  readonly isAdmitted: boolean;
  /** Undefined in direct messages and at a terminal. */
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  /** The channel that a thread belongs to, or the category of a channel. */
  readonly parentChannelId: string | undefined;
  readonly isThread: boolean;
  /** Whether Discord marks the channel as age-restricted. */
  readonly ageRestricted: boolean;
  /** The language of their Discord, such as "de". */
  readonly locale: string | undefined;
  /** The server's language. */
  readonly guildLocale: string | undefined;
  readonly permissions: Permissions;
  /** Who installed the bot where it was asked: the server, or the person for themselves. */
  readonly installedBy: "guild" | "user";
}

const noPermissions: Permissions = {
  manageServer: false,
  manageMessages: false,
  moderateMembers: false,
  attachFiles: false,
  sendMessages: false,
};

/** A requester of whom only this is known. */
export function requester(
  known: Partial<Omit<Requester, "permissions">> &
    Pick<Requester, "userId"> & { readonly permissions?: Partial<Permissions> },
): Requester {
  return {
    roleIds: [],
    memberSince: undefined,
    isAdmitted: false,
    guildId: undefined,
    channelId: undefined,
    parentChannelId: undefined,
    isThread: false,
    ageRestricted: false,
    locale: undefined,
    guildLocale: undefined,
    installedBy: "guild",
    ...known,
    permissions: { ...noPermissions, ...known.permissions },
  };
}

/** The owner of a job that was admitted, as far as the job tells. */
export function ownerOf({ userId, guildId, channelId, target }: Job): Requester {
  const ageRestricted = target.kind !== "terminal" && target.ageRestricted === true;
  return requester({ userId, guildId, channelId, ageRestricted, isAdmitted: true });
}

/** Finds somebody in a channel of a server, who asks from elsewhere; undefined where that cannot be. */
export type FindRequester = (place: {
  readonly userId: string;
  readonly guildId: string;
  readonly channelId: string | undefined;
}) => Promise<Requester | undefined>;
