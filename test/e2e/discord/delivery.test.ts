import { describe, expect, it } from "vitest";
import { openBot } from "../../support/discord/open-bot.ts";

describe("a picture in a server", () => {
  it("arrives on the message that answered the command", async () => {
    const { discord, reaches } = await openBot();
    const { you, pictures } = discord.scene;
    const outcome = await discord
      .as(you, { channel: pictures })
      .slash("imagine", { prompt: "a red apple", count: 2 });
    expect(outcome.kind).toBe("thinking");
    const job = await reaches("delivered");
    const messages = discord.messages(pictures, you);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.attachments.map(({ filename }) => filename)).toEqual([
      `easel-${job.id}-1.png`,
      `easel-${job.id}-2.png`,
    ]);
  });
});
