/** A user as Discord's API v10 sends it. */
export interface WireUser {
  readonly id: string;
  readonly username: string;
  readonly global_name: string | null;
  readonly discriminator: string;
  readonly avatar: string | null;
  readonly bot: boolean;
  readonly system: boolean;
  readonly public_flags: number;
}

/** A server's member. `permissions` (a decimal bit field) is there in interactions only. */
export interface WireMember {
  readonly user: WireUser;
  readonly nick: string | null;
  readonly avatar: string | null;
  readonly roles: readonly string[];
  readonly joined_at: string;
  readonly premium_since: string | null;
  readonly deaf: boolean;
  readonly mute: boolean;
  readonly flags: number;
  readonly pending: boolean;
  readonly permissions?: string;
}
