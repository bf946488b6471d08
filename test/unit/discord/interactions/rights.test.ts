import { type BaseInteraction, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import {
  type Asker,
  askerOf,
  mayAnswerPublicly,
  mayPostPictures,
  maySee,
} from "../../../../src/discord/interactions/rights.ts";
import {
  fakeInteraction,
  type InteractionFacts,
} from "../../../support/commands/fake-interaction.ts";
import {
  channelId,
  guildId,
  ownerId,
  sampleJob,
  strangerId,
} from "../../../support/components/sample-job.ts";

const job = sampleJob();
const elsewhere = "300000000000000009";

const stranger = (change: Partial<Asker> = {}): Asker => ({
  userId: strangerId,
  guildId,
  channelId: elsewhere,
  sees: () => false,
  ...change,
});

describe("who may see a job", () => {
  it.each<[string, boolean, Asker]>([
    ["its owner, wherever they are", true, stranger({ userId: ownerId, guildId: undefined })],
    ["others in its channel", true, stranger({ channelId })],
    [
      "others in its server who see its channel",
      true,
      stranger({ sees: (id) => id === channelId }),
    ],
    ["others in its server who do not", false, stranger()],
    ["others in another server", false, stranger({ guildId: "2", sees: () => true })],
    ["others in direct messages", false, stranger({ guildId: undefined, sees: () => true })],
  ])("%s: %s", (_, expected, asker) => {
    expect(maySee(job, asker)).toBe(expected);
  });

  it("of a private conversation are those in it", () => {
    const direct = { ...job, guildId: undefined };
    const asker = stranger({ guildId: undefined, channelId });
    expect(maySee(direct, asker)).toBe(true);
    expect(maySee(direct, { ...asker, channelId: elsewhere, sees: () => true })).toBe(false);
  });

  it("where the server is not known are only those in the channel", () => {
    const { interaction } = fakeInteraction<BaseInteraction>({
      kind: "button",
      userId: strangerId,
      channelId: elsewhere,
      botIsInGuild: false,
    });
    expect(askerOf(interaction).sees(channelId)).toBe(false);
    expect(maySee(job, askerOf(interaction))).toBe(false);
  });
});

describe("a public answer", () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles } = PermissionFlagsBits;
  const asked = (facts: Partial<InteractionFacts>) =>
    mayAnswerPublicly(fakeInteraction<BaseInteraction>({ kind: "command", ...facts }).interaction);

  it.each<[string, boolean, Partial<InteractionFacts>]>([
    ["who may write and attach files", true, {}],
    ["who may not attach files", false, { permissions: ViewChannel | SendMessages }],
    ["who may not write", false, { permissions: ViewChannel | AttachFiles }],
    ["outside servers", true, { guildId: null }],
  ])("for people %s: %s", (_, expected, facts) => {
    expect(asked(facts)).toBe(expected);
  });

  it("in a thread takes the permission to write in threads", () => {
    expect(mayPostPictures(SendMessages | AttachFiles, true)).toBe(false);
    expect(mayPostPictures(SendMessagesInThreads | AttachFiles, true)).toBe(true);
    expect(mayPostPictures(SendMessagesInThreads | AttachFiles, false)).toBe(false);
  });
});
