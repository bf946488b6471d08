import { expect, it } from "vitest";
import { connectClient } from "../../../../support/loopback/connect-client.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

it("five messages go at once, the sixth waits, and another channel is free", async () => {
  const discord = await startDiscord({ limitsRates: true });
  const client = await connectClient(discord);
  const { pictures, general } = discord.scene;
  const limited = new Promise((resolve) => client.rest.once("rateLimited", resolve));
  const send = async (id: string, content: string): Promise<unknown> =>
    await client.rest.post(`/channels/${id}/messages`, { body: { content } });
  const all = ["1", "2", "3", "4", "5", "6"].map((word) => send(pictures.id, word));
  await Promise.all([...all.slice(0, 5), send(general.id, "free")]);
  expect(await limited).toMatchObject({ limit: 5, majorParameter: pictures.id });
  const arrived = discord.messages(pictures, discord.scene.you).map(({ content }) => content);
  expect(arrived).toEqual(["1", "2", "3", "4", "5"]);
  await Promise.all(all);
});

it("a client that does not wait gets 429", async () => {
  const discord = await startDiscord({ limitsRates: true });
  const send = async (): Promise<number> => {
    const response = await fetch(
      `${discord.apiUrl}/v10/channels/${discord.scene.pictures.id}/messages`,
      {
        method: "POST",
        headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
        body: JSON.stringify({ content: "hello" }),
      },
    );
    return response.status;
  };
  const statuses = [];
  for (let count = 0; count < 6; count += 1) statuses.push(await send());
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
});
