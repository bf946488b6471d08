import { describe, expect, it } from "vitest";
import type { Scene } from "../../../../../src/playground/loopback/index.ts";
import { bitsOf, permissionsOf } from "../../../../../src/playground/loopback/world/permissions.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

describe("the scene", () => {
  it("has a second server whose owner and manager manage it, and whose members do not", async () => {
    const { scene } = await startDiscord();
    const { gallery, exhibition, owner, manager, member, you } = scene;
    const manages = [owner, manager, member, you].map(
      ({ id }) => (permissionsOf(id, gallery, exhibition) & bitsOf(["manageServer"])) !== 0n,
    );
    expect(manages).toEqual([true, true, false, false]);
    expect(gallery.hasBot).toBe(true);
  });

  it("has an artist among the members, and a channel for grown-ups", async () => {
    const { world, scene } = await startDiscord();
    const { gallery, artists, friend, member, afterDark, sketches } = scene;
    const roleIds = world.guilds.rolesIn(gallery).map(({ id }) => id);
    expect(new Set(roleIds).size).toBe(3);
    expect(world.guilds.member(gallery, friend.id).roles).toEqual([artists.id]);
    expect(world.guilds.member(gallery, member.id).roles).toEqual([]);
    expect([afterDark, sketches].map(({ ageRestricted }) => ageRestricted)).toEqual([
      true,
      undefined,
    ]);
  });

  it("gains the second server where a world was kept before there was one, and only then", async () => {
    const { state, scene } = (await startDiscord()).snapshot();
    const { gallery, owner, manager, member, artists, exhibition, sketches, afterDark, ...old } =
      scene;
    for (const { id } of [owner, manager, member]) state.users.delete(id);
    for (const { id } of [exhibition, sketches, afterDark]) state.channels.delete(id);
    state.guilds.delete(gallery.id);
    // What an older version kept.
    const kept = { state, scene: old as Scene };
    const later = await startDiscord({ snapshot: kept, clock: () => Date.now() + 60_000 });
    expect(later.scene.artists.name).toBe(artists.name);
    expect(later.world.guilds.withBot().map(({ name }) => name)).toEqual(["Studio", "Gallery"]);
    const again = await startDiscord({ snapshot: later.snapshot() });
    expect(again.world.guilds.withBot()).toHaveLength(2);
    expect(again.scene.studio.id).toBe(scene.studio.id);
  });
});
