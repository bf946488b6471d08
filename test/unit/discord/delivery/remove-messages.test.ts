import { describe, expect, it } from "vitest";
import { removeMessages } from "../../../../src/discord/delivery/remove-messages.ts";
import type { Job } from "../../../../src/domain/job.ts";
import { TryLater } from "../../../../src/pipeline/audience.ts";
import { channelId, sampleJob, samplePlace } from "../../../support/components/sample-job.ts";
import { apiError } from "../../../support/discord/api-error.ts";
import { type Answer, scriptedRequests } from "../../../support/discord/scripted-requests.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";

const bot = "600000000000000001";
const now = 1000;

/** A message of the bot that shows these pictures of a job (from 1), with its buttons. */
const message = (id: string, numbers: readonly number[]) => ({
  id,
  channel_id: channelId,
  author: { id: bot },
  attachments: numbers.map((number) => ({ id: `${number}`, filename: `easel-job1-${number}.png` })),
  components: [{ type: 1, components: [{ type: 2, custom_id: "1:reroll:job1:" }] }],
});

async function removed(job: Job, answer: Answer, at = now) {
  const { requests, made } = scriptedRequests(answer);
  const tools = { requests, botId: async () => bot, log: new RecordingLog(), now: () => at };
  const outcome = await removeMessages(tools, job);
  return { outcome, deleted: made.filter(({ method }) => method === "DELETE") };
}

describe("the messages that show a job", () => {
  it("are deleted with the bot's token where it is a member", async () => {
    const { outcome, deleted } = await removed(sampleJob(), () => message("5", [1]));
    expect(outcome).toEqual({ removed: 1, left: 0 });
    expect(deleted.map(({ route }) => route)).toEqual([
      `/channels/${channelId}/messages/500000000000000001`,
    ]);
  });

  it("are deleted in all parts in which the pictures came", async () => {
    const job = sampleJob({ request: { count: 3 } });
    const { outcome, deleted } = await removed(job, ({ method, route }) => {
      if (method === "DELETE") return undefined;
      if (!route.endsWith("/messages")) return message("500000000000000001", [3]);
      return [message("7", [1]), message("8", [2]), { ...message("9", [1]), author: { id: "1" } }];
    });
    // A message of somebody else is not touched, whatever it looks like.
    expect(outcome).toEqual({ removed: 3, left: 0 });
    expect(deleted.map(({ route }) => route.split("/").at(-1))).toEqual([
      "500000000000000001",
      "7",
      "8",
    ]);
  });

  it("are deleted behind the interaction while its token lives, where only that is open", async () => {
    const target = { ...samplePlace, isPrivate: true } as const;
    const { outcome, deleted } = await removed(sampleJob({ target }), () => message("5", [1]));
    expect(outcome).toEqual({ removed: 1, left: 0 });
    expect(deleted.map(({ route, options }) => [route.split("/")[1], options.auth])).toEqual([
      ["webhooks", false],
    ]);
    const late = await removed(sampleJob({ target }), () => message("5", [1]), 900_001);
    expect(late).toMatchObject({ outcome: { removed: 0, left: 1 }, deleted: [] });
  });

  it("count as left where the bot may not reach them, and not where they are gone", async () => {
    const forbidden = await removed(sampleJob(), () => Promise.reject(apiError(50001, 403)));
    expect(forbidden.outcome).toEqual({ removed: 0, left: 1 });
    const gone = await removed(sampleJob(), () => Promise.reject(apiError(10008, 404)));
    expect(gone.outcome).toEqual({ removed: 0, left: 0 });
  });

  it("wait while Discord is away", async () => {
    const away = removed(sampleJob(), () => Promise.reject(apiError(0, 503)));
    await expect(away).rejects.toThrow(TryLater);
  });

  it("are none for a job that no message shows", async () => {
    const terminal = await removed(sampleJob({ target: { kind: "terminal" } }), () => undefined);
    expect(terminal.outcome).toEqual({ removed: 0, left: 0 });
  });
});
