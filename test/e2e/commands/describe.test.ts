import { describe, expect, it } from "vitest";
import type { Describer } from "../../../src/discord/interactions/services.ts";
import { noRules } from "../../../src/domain/rules/server-rules.ts";
import { drawn, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot } from "../../support/discord/open-bot.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { bytesOf } from "../../support/discord/sent-files.ts";

const EPHEMERAL = 1 << 6;
const file = { name: "fox.png", bytes: new Uint8Array([7, 8]) };

async function open() {
  const asked: { readonly bytes: readonly number[]; readonly locale: string }[] = [];
  const describer: Describer = {
    model: "seer",
    async describe(source, { locale }) {
      asked.push({ bytes: [...(await bytesOf(source))], locale });
      return "a `red` fox\nin **snow**";
    },
  };
  const bot = await openBot({ describer });
  const { you, friend, pictures } = bot.discord.scene;
  return {
    bot,
    asked,
    owner: bot.discord.as(you, { channel: pictures }),
    friend: bot.discord.as(friend, { channel: pictures }),
  };
}

describe("describing a picture", () => {
  it("answers whoever asks alone, with words to copy", async () => {
    const { bot, owner, asked } = await open();
    const outcome = await owner.slash("describe", { image: file });
    const answer = await spokenAnswer(bot, owner, outcome);
    expect(answer.flags & EPHEMERAL).not.toBe(0);
    expect(wordsOf(answer)).toContain("in the words of `seer`");
    expect(wordsOf(answer)).toContain("a `red` fox\nin **snow**");
    expect(asked).toEqual([{ bytes: [7, 8], locale: "en-US" }]);
  });

  it("describes the picture of a message, and the chosen one behind More", async () => {
    const { bot, owner, friend, asked } = await open();
    const message = await drawn(bot, owner, { count: 2 });
    const outcome = await friend.contextMenu("Describe this image", message);
    expect(wordsOf(await spokenAnswer(bot, friend, outcome))).toContain("What picture 1 of 2");
    const panel = await spokenAnswer(bot, friend, await friend.press(message, "➕ More"));
    expect(labelsOf(panel)).toContain("Describe");
    const pressed = await spokenAnswer(bot, friend, await friend.press(panel, "Describe"));
    expect(wordsOf(pressed)).toContain("What picture 1 of 2 shows");
    expect(asked).toHaveLength(2);
    const empty = friend.send("no picture");
    const refused = await friend.contextMenu("Describe this image", empty);
    expect(wordsOf(await spokenAnswer(bot, friend, refused))).toContain("no picture");
  });

  it("sends nothing where the rules of the server stand against it", async () => {
    const { bot, owner, asked } = await open();
    const { id } = bot.discord.scene.studio;
    await bot.storage.serverRules.change(id, () => ({
      ...noRules,
      who: { ...noRules.who, roles: ["1234"] },
    }));
    const outcome = await owner.slash("describe", { image: file });
    expect(wordsOf(await spokenAnswer(bot, owner, outcome))).toContain("with the role");
    expect(asked).toEqual([]);
  });

  it("is offered only where a service is set up", async () => {
    const bot = await openBot();
    const { you, pictures } = bot.discord.scene;
    const owner = bot.discord.as(you, { channel: pictures });
    expect(await owner.slash("describe", { image: file })).toMatchObject({ kind: "refused" });
    const message = await drawn(bot, owner);
    const menu = await owner.contextMenu("Describe this image", message);
    expect(menu).toMatchObject({ kind: "refused" });
    const panel = await spokenAnswer(bot, owner, await owner.press(message, "➕ More"));
    expect(labelsOf(panel)).not.toContain("Describe");
  });
});
