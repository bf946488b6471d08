import { describe, expect, it } from "vitest";
import type { LoopbackDiscord } from "../../../../../src/playground/loopback/index.ts";
import { startDiscord } from "../../../../support/loopback/start-discord.ts";

/** An interaction of this kind that waits for its answer, and how to answer it. */
async function waiting(
  type: number,
): Promise<{ discord: LoopbackDiscord; answer: (body: object) => Promise<unknown> }> {
  const discord = await startDiscord({ allowInvalid: true });
  const { you, pictures } = discord.scene;
  const { id, token } = discord.interactions.create({
    type,
    userId: you.id,
    channelId: pictures.id,
  });
  const answer = async (body: object): Promise<unknown> => {
    const response = await fetch(`${discord.apiUrl}/v10/interactions/${id}/${token}/callback`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return response.status === 204 ? "taken" : await response.json();
  };
  return { discord, answer };
}

const COMMAND = 2;
const COMPONENT = 3;
const AUTOCOMPLETE = 4;
const MODAL = 5;
const modal = (count: number) => ({
  custom_id: "m",
  title: "Edit",
  components: Array.from({ length: count }, (_, index) => ({
    type: 18,
    label: `Field ${index}`,
    component: { type: 4, custom_id: `f${index}`, style: 1 },
  })),
});

describe("the first answer", () => {
  it.each([
    [COMMAND, 6],
    [COMMAND, 7],
    [COMMAND, 8],
    [COMPONENT, 8],
    [COMPONENT, 7],
    [AUTOCOMPLETE, 4],
    [AUTOCOMPLETE, 9],
    [MODAL, 9],
  ])("to an interaction of type %i is not of type %i", async (type, answerType) => {
    const { answer } = await waiting(type);
    const data = { 8: { choices: [] }, 9: modal(1) }[answerType] ?? { content: "x" };
    expect(await answer({ type: answerType, data })).toMatchObject({
      code: 50_035,
      errors: { type: { _errors: [{ code: "INTERACTION_TYPE_INVALID" }] } },
    });
  });

  it("may be repeated when the first was against the rules", async () => {
    const { answer } = await waiting(COMMAND);
    expect(await answer({ type: 4, data: { content: "x".repeat(2001) } })).toMatchObject({
      code: 50_035,
    });
    expect(await answer({ type: 99 })).toMatchObject({ errors: { type: expect.anything() } });
    expect(await answer({ type: 4, data: { content: "x" } })).toBe("taken");
  });

  it("tells the place of a problem from the top of its body", async () => {
    const { answer } = await waiting(COMMAND);
    const components = [{ type: 10, content: "not without the flag" }];
    expect(await answer({ type: 4, data: { components } })).toMatchObject({
      errors: { data: { components: { 0: { type: { _errors: [expect.anything()] } } } } },
    });
  });

  it("may be a modal of up to five fields", async () => {
    const { answer } = await waiting(COMMAND);
    expect(await answer({ type: 9, data: modal(6) })).toMatchObject({
      errors: { data: { components: { _errors: [expect.anything()] } } },
    });
    expect(await answer({ type: 9, data: modal(5) })).toBe("taken");
  });

  it("has at most 25 suggestions", async () => {
    const { answer } = await waiting(AUTOCOMPLETE);
    const choices = Array.from({ length: 26 }, (_, value) => ({ name: `${value}`, value }));
    expect(await answer({ type: 8, data: { choices } })).toMatchObject({ code: 50_035 });
    expect(await answer({ type: 8, data: { choices: choices.slice(1) } })).toBe("taken");
  });

  it("of a deferred interaction cannot be a modal any more", async () => {
    const { answer } = await waiting(COMMAND);
    expect(await answer({ type: 5 })).toBe("taken");
    expect(await answer({ type: 9, data: modal(1) })).toMatchObject({ code: 40_060 });
  });
});
