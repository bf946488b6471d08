import { describe, expect, it } from "vitest";
import { bitsOf, permissionsOf } from "../../../../../src/playground/loopback/world/permissions.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

describe("permissions in a channel", () => {
  it("are those of everybody, of the role, and of the person, in this order", async () => {
    const { world, scene } = await startDiscord();
    const { you, friend, moderator, studio, pictures } = scene;
    const of = (user: { readonly id: string }) => permissionsOf(user.id, studio, pictures);
    world.channels.permit(pictures, studio, { deny: ["attachFiles"] });
    world.channels.permit(pictures, friend, { allow: ["attachFiles"], deny: ["sendMessages"] });
    expect(of(you) & bitsOf(["attachFiles", "sendMessages"])).toBe(bitsOf(["sendMessages"]));
    expect(of(friend) & bitsOf(["attachFiles", "sendMessages"])).toBe(bitsOf(["attachFiles"]));
    expect(of(moderator) & bitsOf(["attachFiles"])).toBe(bitsOf(["attachFiles"]));
  });

  it("are none where the channel is not seen", async () => {
    const discord = await startDiscord();
    const { you, friend, studio, pictures } = discord.scene;
    discord.as(you, { channel: pictures }).send("hello");
    discord.world.channels.permit(pictures, friend, { deny: ["viewChannel"] });
    expect(permissionsOf(friend.id, studio, pictures)).toBe(0n);
    expect(discord.messages(pictures, friend)).toEqual([]);
    expect(discord.messages(pictures, you)).toHaveLength(1);
    expect(() => discord.as(friend, { channel: pictures }).send("hello")).toThrow(/may not/);
  });
});
