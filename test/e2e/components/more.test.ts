import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { openImages } from "../../../src/images/index.ts";
import type { DiscordUser, Outcome, WireMessage } from "../../../src/playground/loopback/index.ts";
import { bundledModel } from "../../support/bundled-model.ts";
import { type CarefulBot, openCarefulBot } from "../../support/discord/careful-bot.ts";
import { drawn, finishedAnswer, modalOf, spokenAnswer } from "../../support/discord/drawn.ts";
import { openBot, openFolder, type TestBot } from "../../support/discord/open-bot.ts";
import { plantButtons } from "../../support/discord/planted-buttons.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { type ScriptedModelOptions, scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { spoken } from "../../support/words/spoken.ts";
import { movingFile } from "../../support/vendors/moving-files.ts";

const PATIENCE_MS = 60_000;
const EPHEMERAL = 1 << 6;
const MORE = "➕ More";

async function panelOf(bot: TestBot, user: DiscordUser, message: WireMessage) {
  return await spokenAnswer(bot, user, await user.press(message, MORE));
}

/** The newest job of somebody. */
async function newest(bot: TestBot, { user }: DiscordUser) {
  const [job] = await bot.storage.jobs.ofUser(user.id, 1);
  if (job === undefined) throw new Error("there is no job");
  return job;
}

const everything = {
  extend: true,
  mask: true,
  editByInstruction: true,
  hires: { min: 1, max: 4, default: 2 },
} as const;

const able = (options: ScriptedModelOptions = {}) =>
  scriptedModel({ ...options, capabilities: { ...everything, ...options.capabilities } });

const openAble = (options: Parameters<typeof openBot>[0] = {}) =>
  openBot({ models: [able()], ...options });

function peopleOf({ discord }: TestBot) {
  const { you, friend, pictures } = discord.scene;
  return {
    owner: discord.as(you, { channel: pictures }),
    friend: discord.as(friend, { channel: pictures }),
  };
}

/** The finished answer of a model that really draws, however busy the machine is. */
async function drawnAnswer({ discord }: TestBot, user: DiscordUser, outcome: Outcome) {
  if (!("message" in outcome)) throw new Error(`${outcome.kind} is no message`);
  const { id } = outcome.message;
  const find = () =>
    user.messages().find((message) => message.id === id && labelsOf(message).includes("V1"));
  return await discord.events.waitUntil(find, PATIENCE_MS);
}

async function drawnApple(bot: TestBot, user: DiscordUser): Promise<WireMessage> {
  const order = { prompt: "a red apple", steps: 2, count: 1 };
  return await drawnAnswer(bot, user, await user.slash("imagine", order));
}

/** The pixels of the newest job's first picture, and its size. */
async function pixelsOf(bot: CarefulBot) {
  const job = await newest(bot, bot.owner);
  const file = await bot.storage.pictures.get(job.pictures[0]?.hash ?? "");
  const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
  return { job, data, width: info.width, height: info.height, channels: info.channels };
}

type Pixels = Awaited<ReturnType<typeof pixelsOf>>;

/** The largest difference of a level between two pictures, in one part of them (shares of the sides). */
function apart(one: Pixels, other: Pixels, [left, top, right, bottom]: readonly number[]): number {
  let most = 0;
  for (let y = Math.ceil(one.height * (top ?? 0)); y < one.height * (bottom ?? 1); y += 1)
    for (let x = Math.ceil(one.width * (left ?? 0)); x < one.width * (right ?? 1); x += 1) {
      const at = (y * one.width + x) * one.channels;
      most = Math.max(most, Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)));
    }
  return most;
}

describe("➕ More on the included model", () => {
  it("zooms out, pans, makes square, draws a second pass, and says where it came from", async () => {
    const bot = await openCarefulBot({ models: [await bundledModel()] });
    const { owner } = bot;
    const message = await drawnApple(bot, owner);
    const first = await newest(bot, owner);
    const panel = await panelOf(bot, owner, message);
    expect(panel.flags & EPHEMERAL).not.toBe(0);
    // It is square already, and this model neither edits by instruction nor animates.
    expect(labelsOf(panel)).toEqual(
      "Zoom out 1.5×, Zoom out 2×, ⬅, ➡, ⬆, ⬇, Redraw a region, Hires, Favourite".split(", "),
    );
    const expected = [
      ["Zoom out 1.5×", 384, 384],
      ["Zoom out 2×", 512, 512],
      ["⬅", 384, 256],
      ["⬆", 256, 384],
      ["Hires", 512, 512],
    ] as const;
    let wide: WireMessage | undefined;
    for (const [face, width, height] of expected) {
      const answer = await drawnAnswer(bot, owner, await owner.press(panel, face));
      expect(answer.attachments, face).toMatchObject([{ width, height }]);
      expect(answer.flags & EPHEMERAL).toBe(0);
      expect(labelsOf(answer)).toContain("More");
      const job = await newest(bot, owner);
      expect(job.parent, face).toEqual({ jobId: first.id, position: 0 });
      expect(job.warnings, face).toEqual([]);
      expect(wordsOf(answer)).toContain(`/${message.id})`);
      if (width > height) wide = answer;
    }
    if (wide === undefined) throw new Error("there is no wide picture");
    const again = await panelOf(bot, owner, wide);
    const square = await drawnAnswer(bot, owner, await owner.press(again, "Make square"));
    expect(square.attachments).toMatchObject([{ width: 384, height: 384 }]);
  });

  it("redraws fields of the grid, or what a mask shows, and nothing else", async () => {
    const bot = await openCarefulBot({ models: [await bundledModel()] });
    const { owner } = bot;
    const message = await drawnApple(bot, owner);
    const before = await pixelsOf(bot);
    const panel = await panelOf(bot, owner, message);
    const modal = modalOf(await owner.press(panel, "Redraw a region"));
    const chosen = { "What to draw there": "a blue star", "Which part": ["Top left", "Top"] };
    await drawnAnswer(bot, owner, await owner.submitModal(modal, chosen));
    const after = await pixelsOf(bot);
    expect(after.job).toMatchObject({ kind: "redraw", request: { prompt: "a blue star" } });
    expect(apart(before, after, [0, 0.4, 1, 1])).toBe(0);
    expect(apart(before, after, [0, 0, 0.6, 0.3])).toBeGreaterThan(10);

    const { width, height } = before;
    const black = { create: { width, height, channels: 3 as const, background: "black" } };
    const white = { create: { width: 64, height: 64, channels: 3 as const, background: "white" } };
    const mask = await sharp(black)
      .composite([{ input: white, left: width - 64, top: height - 64 }])
      .png()
      .toBuffer();
    const second = modalOf(await owner.press(panel, "Redraw a region"));
    const file = [{ name: "mask.png", bytes: mask }];
    await drawnAnswer(bot, owner, await owner.submitModal(second, { "Or a mask as a file": file }));
    const masked = await pixelsOf(bot);
    expect(masked.job.request.prompt).toBe("a red apple");
    expect(apart(before, masked, [0, 0, 0.7, 1])).toBe(0);
    expect(apart(before, masked, [0.8, 0.8, 1, 1])).toBeGreaterThan(0);

    for (const [values, words] of [
      [{}, "Choose at least one part"],
      [{ "Which part": ["Top"], "Or a mask as a file": file }, "Do one of both"],
      [
        { "Or a mask as a file": [{ name: "a.png", bytes: new TextEncoder().encode("none") }] },
        "picture",
      ],
    ] as const) {
      const form = modalOf(await owner.press(panel, "Redraw a region"));
      expect(await bot.refusalOf(await owner.submitModal(form, values))).toContain(words);
    }
  });
});

describe("➕ More", () => {
  it("is for the picture that is chosen, and by whoever presses", async () => {
    const bot = await openAble();
    const { owner, friend } = peopleOf(bot);
    const message = await drawn(bot, owner, { count: 3 });
    const panel = await panelOf(bot, friend, message);
    expect(labelsOf(panel)).toContain("Picture 3");
    expect(labelsOf(panel)).not.toContain("Favourite");
    await friend.press(panel, "Picture 3");
    const turned = await bot.discord.events.waitUntil(() =>
      friend.messages().find((each) => wordsOf(each).includes("made of picture 3")),
    );
    await finishedAnswer(bot, friend, await friend.press(turned, "Zoom out 2×"));
    const job = await newest(bot, friend);
    expect(job).toMatchObject({ kind: "extend", parent: { position: 2 }, userId: friend.user.id });
    expect(owner.messages().map(({ id }) => id)).not.toContain(panel.id);
  });

  it("pans to the side of each arrow", async () => {
    const bot = await openAble();
    const { owner } = peopleOf(bot);
    const panel = await panelOf(bot, owner, await drawn(bot, owner));
    const sides = { "⬅": "left", "➡": "right", "⬆": "up", "⬇": "down" } as const;
    const none = { left: 0, right: 0, up: 0, down: 0 };
    for (const [face, side] of Object.entries(sides)) {
      await finishedAnswer(bot, owner, await owner.press(panel, face));
      // These pictures are one pixel wide and high, and half of that is one.
      const { source } = (await newest(bot, owner)).request;
      expect(source?.extend, face).toEqual({ ...none, [side]: 1 });
    }
  });

  it("edits by instruction, with flags and choices, and by a model that can", async () => {
    const plain = scriptedModel({ id: "local/plain", name: "Plain" });
    const editor = able({ id: "far/editor", name: "Editor" });
    const bot = await openBot({ models: [plain, editor] });
    const { owner } = peopleOf(bot);
    const message = await drawn(bot, owner, { negative_prompt: "worms", steps: 7 });
    const panel = await panelOf(bot, owner, message);
    expect(labelsOf(panel)).not.toContain("Hires");
    const modal = modalOf(await owner.press(panel, "Edit by instruction"));
    expect(JSON.stringify(modal.components)).not.toContain("a red apple");
    const outcome = await owner.submitModal(modal, {
      "What to change": "make it {blue|blue} --seed 5",
    });
    const answer = await finishedAnswer(bot, owner, outcome);
    expect(wordsOf(answer)).toContain("Picture 1 edited by instruction");
    const job = await newest(bot, owner);
    expect(job.request).toMatchObject({
      prompt: "make it blue",
      model: editor.id,
      seed: 5,
      source: { edit: true },
    });
    expect(job.request.negativePrompt).toBeUndefined();
    expect(job.request.steps).toBeUndefined();
    expect(job.warnings.map(({ message: each }) => spoken(each))).toEqual([
      "Plain cannot do this: made by Editor instead, with its own settings.",
    ]);
  });

  it("animates where a model can, and delivers the film as a file", async () => {
    const film = scriptedModel({
      id: "far/film",
      name: "Film",
      capabilities: { textToImage: false, animate: true },
      async *script(plan) {
        const content = { kind: "encoded" as const, bytes: movingFile("mp4") };
        yield { type: "picture", position: 0, seed: plan.request.seed, content };
      },
    });
    const images = openImages({ log: { debug() {}, info() {}, warn() {}, error() {} } });
    const drawing = scriptedModel({
      id: "local/still",
      async *script(plan) {
        for (const position of plan.calls.flat()) {
          const content = {
            kind: "pixels" as const,
            width: 64,
            height: 48,
            data: new Uint8Array(64 * 48 * 3).fill(90),
          };
          yield { type: "picture", position, seed: plan.request.seed + position, content };
        }
      },
    });
    const bot = await openCarefulBot({ models: [drawing, film], pictureTools: images });
    const { owner } = bot;
    const message = await drawn(bot, owner, { count: 2 });
    const panel = await panelOf(bot, owner, message);
    expect(labelsOf(panel)).toEqual(["Picture 1", "Picture 2", "Animate", "Favourite"]);
    const outcome = await owner.press(panel, "Animate");
    if (!("message" in outcome)) throw new Error("there is no answer");
    const answer = await bot.discord.events.waitUntil(() =>
      owner
        .messages()
        .find(({ id, attachments }) => id === outcome.message.id && attachments.length > 0),
    );
    await images.close();
    expect(answer.attachments).toMatchObject([{ content_type: "video/mp4" }]);
    expect(labelsOf(answer)).not.toContain("More");
    expect((await newest(bot, owner)).request).toMatchObject({ count: 1, animate: true });
  });

  it("keeps what is private private", async () => {
    const bot = await openAble();
    const { owner } = peopleOf(bot);
    const order = { prompt: "a red apple", count: 1, private: true };
    const message = await finishedAnswer(bot, owner, await owner.slash("imagine", order));
    const panel = await panelOf(bot, owner, message);
    const answer = await finishedAnswer(bot, owner, await owner.press(panel, "Zoom out 2×"));
    expect(answer.flags & EPHEMERAL).not.toBe(0);
    expect((await newest(bot, owner)).request.private).toBe(true);
  });

  it("asks first above a price, and draws once it is confirmed", async () => {
    const bot = await openBot({
      models: [able({ cost: 3 })],
      rules: { confirmAbove: 2 },
    });
    const { owner } = peopleOf(bot);
    const asked = await spokenAnswer(
      bot,
      owner,
      await owner.slash("imagine", { prompt: "a red apple", count: 1 }),
    );
    await owner.press(asked, "Draw");
    const message = await bot.discord.events.waitUntil(() =>
      owner.messages().find((each) => labelsOf(each).includes("V1")),
    );
    const panel = await panelOf(bot, owner, message);
    const question = await spokenAnswer(bot, owner, await owner.press(panel, "⬅"));
    expect(labelsOf(question)).toEqual(["Draw", "Cancel"]);
    await owner.press(question, "Draw");
    await expect.poll(async () => (await newest(bot, owner)).kind).toBe("extend");
  });

  it("looks at what was typed: blocked words draw nothing", async () => {
    const bot = await openAble({ blocked: { blockedWords: ["gore"] } });
    const { owner } = peopleOf(bot);
    const message = await drawn(bot, owner);
    const panel = await panelOf(bot, owner, message);
    for (const [face, values] of [
      ["Edit by instruction", { "What to change": "more gore" }],
      ["Redraw a region", { "What to draw there": "gore", "Which part": ["Middle"] }],
    ] as const) {
      const modal = modalOf(await owner.press(panel, face));
      const said = wordsOf(await spokenAnswer(bot, owner, await owner.submitModal(modal, values)));
      expect(said).toContain("not allowed here");
    }
    expect(await bot.storage.jobs.ofUser(owner.user.id, 9)).toHaveLength(1);
  });

  it("works after a restart, and says in words when no model can any more", async () => {
    const discord = await startDiscord();
    const storage = await openFolder();
    const first = await openAble({ discord, storage });
    const people = peopleOf(first);
    const panel = await panelOf(first, people.owner, await drawn(first, people.owner));
    await first.kill();
    const second = await openAble({ discord, storage });
    const { owner } = peopleOf(second);
    await finishedAnswer(second, owner, await owner.press(panel, "Zoom out 2×"));
    await second.kill();
    const third = await openBot({ discord, storage });
    const later = peopleOf(third).owner;
    const said = async (face: string) =>
      wordsOf(await spokenAnswer(third, later, await later.press(panel, face)));
    expect(await said("Zoom out 2×")).toContain("No model that you may use here draws beyond");
    expect(await said("Hires")).toContain("cannot be drawn with a second pass");
    const modal = modalOf(await later.press(panel, "Edit by instruction"));
    const outcome = await later.submitModal(modal, { "What to change": "blue" });
    const refusal = wordsOf(await spokenAnswer(third, later, outcome));
    expect(refusal).toContain("No model that you may use here edits a picture");
  });

  it("makes one's own picture a favourite, and takes that back", async () => {
    const bot = await openAble();
    const { owner, friend } = peopleOf(bot);
    const panel = await panelOf(bot, owner, await drawn(bot, owner));
    const { id } = await newest(bot, owner);
    const said = async () =>
      wordsOf(await spokenAnswer(bot, owner, await owner.press(panel, "⭐ Favourite")));
    expect(await said()).toContain("Among your favourites now");
    expect(await bot.storage.favourites.has(owner.user.id, id)).toBe(true);
    expect(await said()).toContain("No longer among");
    expect(await bot.storage.favourites.has(owner.user.id, id)).toBe(false);
    const planted = plantButtons(bot.discord, [`1:favourite:${id}:0`]);
    const answer = await spokenAnswer(bot, friend, await friend.press(planted, "Press me"));
    expect(wordsOf(answer)).toContain("Only whoever ordered a picture");
  });
});
