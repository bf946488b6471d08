import type { ChannelRecord, GuildRecord, RoleRecord, UserRecord } from "./state.ts";
import type { World } from "./world.ts";

/** A second server with the bot, in which an owner's rules can be tried. */
export interface Gallery {
  readonly gallery: GuildRecord;
  /** Owns the gallery, and so may do everything there. */
  readonly owner: UserRecord;
  /** Manages the gallery by a role, without owning it. */
  readonly manager: UserRecord;
  /** A member without a role. */
  readonly member: UserRecord;
  /** Allows nothing by itself; the friend has it. */
  readonly artists: RoleRecord;
  readonly exhibition: ChannelRecord;
  readonly sketches: ChannelRecord;
  /** Marked as age-restricted. */
  readonly afterDark: ChannelRecord;
}

/** Adds the gallery and its people; you and the friend are members, the friend is an artist. */
export function buildGallery(
  world: World,
  [you, friend]: readonly [you: UserRecord, friend: UserRecord],
): Gallery {
  const owner = world.users.add("vera", "Vera");
  const manager = world.users.add("jan", "Jan");
  const member = world.users.add("kim", "Kim");
  const gallery = world.guilds.add("Gallery", owner, [manager, member, you, friend]);
  const curators = world.guilds.addRole(gallery, "Curators", ["manageServer", "manageMessages"]);
  curators.memberIds.add(manager.id);
  const artists = world.guilds.addRole(gallery, "Artists");
  artists.memberIds.add(friend.id);
  const exhibition = world.channels.addText(gallery, "exhibition");
  const sketches = world.channels.addText(gallery, "sketches");
  const afterDark = world.channels.addText(gallery, "after-dark");
  afterDark.ageRestricted = true;
  return { gallery, owner, manager, member, artists, exhibition, sketches, afterDark };
}
