import type { AutocompleteInteraction, ChatInputCommandInteraction } from "discord.js";
import { describe, expect, it } from "vitest";
import { requester } from "../../../src/pipeline/policy/requester.ts";
import { imagine } from "../../../src/commands/imagine.ts";
import { RefusedError, UserError } from "../../../src/domain/errors.ts";
import { answerId, fakeInteraction } from "../../support/commands/fake-interaction.ts";
import { fakeServices, type ServiceFacts } from "../../support/commands/fake-services.ts";
import { sampleModel } from "../../support/commands/sample-model.ts";
import { spokenWarnings } from "../../support/words/spoken.ts";
import { applicationId, channelId, guildId, ownerId } from "../../support/components/sample-job.ts";
import { quoted } from "../../../src/words/index.ts";

async function run(options: Record<string, unknown>, facts: ServiceFacts = {}) {
  const { interaction, calls } = fakeInteraction<ChatInputCommandInteraction>({
    kind: "command",
    options,
  });
  const { services, record } = fakeServices(facts);
  const outcome = await imagine.execute(interaction, services).catch((error: unknown) => error);
  return { outcome, calls, record };
}

describe("/imagine", () => {
  it("acknowledges, then orders what was typed for whoever typed it, answered where they typed", async () => {
    const { calls, record } = await run({
      prompt: "a red apple",
      negative_prompt: "worms",
      style: "anime",
      model: "local/easel-v1",
      size: "768x512",
      count: 4,
      seed: 0,
      steps: 30,
      guidance: 7.5,
      scheduler: "ddim",
      refiner: true,
      high_noise_fraction: 0.8,
    });
    expect(calls).toEqual([{ method: "deferReply", payload: { withResponse: true } }]);
    expect(record.orders).toEqual([
      {
        kind: "imagine",
        typed: ["prompt", "negativePrompt"],
        draft: {
          prompt: "a red apple",
          negativePrompt: "worms",
          style: "anime",
          model: "local/easel-v1",
          size: { width: 768, height: 512 },
          count: 4,
          seed: 0,
          steps: 30,
          guidanceScale: 7.5,
          scheduler: "ddim",
          refiner: { on: true, highNoiseFraction: 0.8 },
        },
        warnings: [],
        requester: requester({
          userId: ownerId,
          guildId,
          channelId,
          locale: "en-US",
          guildLocale: "en-US",
          permissions: { attachFiles: true, sendMessages: true },
        }),
        target: {
          kind: "interaction",
          applicationId,
          token: "interaction-token",
          expiresAt: 901_000,
          channelId,
          guildId,
          messageId: answerId,
          botIsMember: true,
          attachmentSizeLimit: 10 * 1024 * 1024,
          locale: "en-US",
          userLocale: "en-US",
        },
      },
    ]);
  });

  it("leaves to the model what was not typed, and makes four pictures where they cost nothing", async () => {
    const { record } = await run({ prompt: "a red apple" });
    expect(JSON.parse(JSON.stringify(record.orders[0]?.draft))).toEqual({
      prompt: "a red apple",
      count: 4,
    });
  });

  it("starts from an attached picture, and passes on what was done to it", async () => {
    const { record } = await run({
      prompt: "a red apple",
      image: { url: "https://cdn.example/a.png" },
      strength: 0.4,
    });
    expect(record.downloads).toEqual(["https://cdn.example/a.png"]);
    expect(record.orders[0]?.draft.source).toEqual({
      picture: "f".repeat(64),
      width: 640,
      height: 480,
      strength: 0.4,
    });
    expect(spokenWarnings(record.orders[0]?.warnings ?? [])).toEqual([
      { option: "image", message: "Only the first frame is used." },
    ]);
  });

  it("brings a second picture for models that take several, with or without a first", async () => {
    const [first, second] = ["https://cdn.example/a.png", "https://cdn.example/b.png"];
    const stored = { picture: "f".repeat(64), width: 640, height: 480 };
    const both = await run({ prompt: "a", image: { url: first }, image2: { url: second } });
    expect(both.record.downloads).toEqual([first, second]);
    expect(both.record.orders[0]?.draft).toMatchObject({ source: stored, references: [stored] });
    const alone = await run({ prompt: "a", image2: { url: second } });
    expect(alone.record.downloads).toEqual([second]);
    expect(alone.record.orders[0]?.draft.source).toBeUndefined();
    expect(alone.record.orders[0]?.draft.references).toEqual([stored]);
  });

  it("fetches a picture once that it starts from and that a ControlNet follows", async () => {
    const url = "https://cdn.example/a.png";
    const { record } = await run({ prompt: "a --control canny", image: { url }, strength: 0.4 });
    expect(record.downloads).toEqual([url]);
    const [order] = record.orders;
    const picture = { picture: "f".repeat(64), width: 640, height: 480 };
    expect(order?.draft).toMatchObject({ source: picture, control: { image: picture } });
    expect(spokenWarnings(order?.warnings ?? [])).toEqual([
      { option: "image", message: "Only the first frame is used." },
    ]);
  });

  it("takes flags anywhere in the prompt, and a shape near the model's own area", async () => {
    const { record } = await run({ prompt: "a red —ar 16:9 apple --no worms, leaves –Seed 7" });
    expect(record.orders[0]?.draft).toMatchObject({
      prompt: "a red apple",
      size: { width: 680, height: 384 },
      negativePrompt: "worms, leaves",
      seed: 7,
    });
  });

  it("needs no words beside a picture", async () => {
    const { record } = await run({ prompt: "--seed 7", image: { url: "https://a.b/c.png" } });
    expect(record.orders[0]?.draft).toMatchObject({ prompt: "", seed: 7 });
  });

  it("starts from a linked picture, however Discord wraps the link", async () => {
    const { record } = await run({ prompt: "a", image_url: " <https://example.com/a.png> " });
    expect(record.downloads).toEqual(["https://example.com/a.png"]);
  });

  it("warns of a strength that has no picture to work on", async () => {
    const { record } = await run({ prompt: "a", strength: 0.4 });
    expect(record.orders[0]?.draft.source).toBeUndefined();
    expect(record.orders[0]?.warnings?.map(({ option }) => option)).toEqual(["strength"]);
  });

  it.each([
    ["an empty prompt", { prompt: "  \n" }, /prompt is empty/],
    ["an unknown model", { prompt: "a", model: "nope" }, /no model nope.*local\/easel-v1/],
    ["an unknown model in a flag", { prompt: "a --model nope" }, /no model nope.*local\/easel-v1/],
    ["an unknown flag", { prompt: "a --sede 5" }, /no flag --sede. Did you mean --seed/],
    ["a broken flag", { prompt: "a --ar wide" }, /--ar must be a shape/],
    ["a flag that is repeated", { prompt: "a --seed 1 --seed 2" }, /--seed stands there twice/],
    [
      "a flag beside its option",
      { prompt: "a --cfg 7", guidance: 8 },
      /guidance and --cfg say the same/,
    ],
    ["a flag alone", { prompt: "--seed 5" }, /prompt is empty/],
    [
      "a mask without a picture",
      { prompt: "a", mask: { url: "https://a.b/m.png" } },
      /mask needs a/,
    ],
    ["an extension without a picture", { prompt: "a --extend left" }, /--extend needs a picture/],
    ["an extension that says nothing", { prompt: "a", extend: "off" }, /left=64,right=25%/],
    ["an unreadable size", { prompt: "a", size: "big" }, /768x512/],
    [
      "two pictures",
      { prompt: "a", image: { url: "https://a.b/c.png" }, image_url: "https://a.b/d.png" },
      /both image and image_url/,
    ],
    ["a link that is none", { prompt: "a", image_url: "file:///etc/passwd" }, /https:\/\//],
  ])("refuses %s before it answers in public", async (_, options, words) => {
    const { outcome, calls, record } = await run(options);
    expect(outcome).toBeInstanceOf(UserError);
    expect((outcome as UserError).message).toMatch(words);
    expect(calls).toEqual([]);
    expect(record.orders).toEqual([]);
  });

  it("looks for a model that it does not know before it says so", async () => {
    const known = sampleModel("local/new", "New");
    let models = [sampleModel("local/old", "Old")];
    const refreshModels = async () => void (models = [known]);
    const { record } = await run(
      { prompt: "a", model: "local/new" },
      {
        changes: { refreshModels },
        studio: { model: (id) => models.find((model) => model.id === id) },
      },
    );
    expect(record.orders[0]?.draft.model).toBe("local/new");
  });

  it("passes on the refusal of a limit", async () => {
    const refusal = new RefusedError("daily-limit", quoted("200 pictures a day"));
    const { outcome } = await run(
      { prompt: "a" },
      { studio: { submit: () => Promise.reject(refusal) } },
    );
    expect(outcome).toBe(refusal);
  });
});

describe("/imagine while it is typed", () => {
  it("suggests from memory, for the chosen model", async () => {
    const { interaction, calls } = fakeInteraction<AutocompleteInteraction>({
      kind: "autocomplete",
      options: { model: "local/easel-v1", scheduler: "dd" },
      focused: "scheduler",
    });
    await imagine.autocomplete?.(interaction, fakeServices().services);
    expect(calls).toEqual([{ method: "respond", payload: [{ name: "ddim", value: "ddim" }] }]);
  });

  it("looks for new models before it suggests some", async () => {
    let looks = 0;
    const { interaction } = fakeInteraction<AutocompleteInteraction>({
      kind: "autocomplete",
      options: { model: "x" },
      focused: "model",
    });
    const refreshModels = async () => void (looks += 1);
    const { services } = fakeServices({ changes: { refreshModels } });
    await imagine.autocomplete?.(interaction, services);
    expect(looks).toBe(1);
  });
});
