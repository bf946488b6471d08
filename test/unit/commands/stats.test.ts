import { type ChatInputCommandInteraction, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { stats } from "../../../src/commands/stats.ts";
import { fakeInteraction } from "../../support/commands/fake-interaction.ts";
import { fakeServices } from "../../support/commands/fake-services.ts";

/** Uses `/stats` with these permissions; the servers that were counted, undefined for all together. */
async function countedBy(permissions: bigint, guildId?: string | null) {
  const counted: (string | undefined)[] = [];
  const { services } = fakeServices({
    changes: {
      statistics: {
        since: async (_, guild) => {
          counted.push(guild);
          return { people: 0, orders: 0, pictures: 0, failures: 0, cost: 0, models: [] };
        },
      },
    },
  });
  const facts = { kind: "command", permissions } as const;
  const { interaction } = fakeInteraction<ChatInputCommandInteraction>(
    guildId === undefined ? facts : { ...facts, guildId },
  );
  await stats.execute(interaction, services);
  return { counted, guildId: interaction.guildId };
}

describe("/stats", () => {
  it("counts its own server, and no other, for those who manage it", async () => {
    const { counted, guildId } = await countedBy(PermissionFlagsBits.ManageGuild);
    expect(new Set(counted)).toEqual(new Set([guildId]));
  });

  it("is refused to members, and in direct messages", async () => {
    await expect(countedBy(PermissionFlagsBits.SendMessages)).rejects.toThrow("Manage Server");
    await expect(countedBy(0n, null)).rejects.toThrow("Manage Server");
  });
});
