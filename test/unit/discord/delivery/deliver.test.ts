import { describe, expect, it } from "vitest";
import { resultView } from "../../../../src/discord/views/result-view.ts";
import { deliverPictures } from "../../../../src/discord/delivery/deliver.ts";
import type { DeliveryOrder } from "../../../../src/discord/delivery/deliver.ts";
import type { FittedPicture } from "../../../../src/discord/views/fit-pictures.ts";
import type { MessagePayload } from "../../../../src/discord/messages/payload.ts";
import type { ShownMessage } from "../../../../src/discord/messages/shown-message.ts";
import type { DeliveryRoute } from "../../../../src/discord/delivery/routes.ts";
import type { Picture } from "../../../../src/domain/job.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { splitFiles } from "../../../../src/images/split-files.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { apiError } from "../../../support/discord/api-error.ts";

const words = discordWords("en");
const job = sampleJob({ id: "job1", request: { count: 3 } });

function fitted(pictures: readonly Picture[], limit: number): FittedPicture[] {
  return pictures.map((picture) => ({
    picture,
    name: `easel-job1-${picture.position + 1}.png`,
    bytes: new Uint8Array(Math.min(limit, 60)),
    reencoded: limit < 60,
  }));
}

/** A message that holds the pictures at these positions, with the job's buttons. */
function holding(...positions: number[]): ShownMessage {
  const pictures = fitted(job.pictures, 100).filter(({ picture }) =>
    positions.includes(picture.position),
  );
  return {
    id: `message ${positions.join()}`,
    channel_id: "channel",
    author: { id: "bot" },
    attachments: pictures.map(({ name }, index) => ({ id: String(index), filename: name })),
    components: [...resultView(words, job, pictures).components],
  };
}

interface Sent {
  readonly files: readonly string[];
  readonly kept: number;
  readonly once: string;
}

/** A way that notes what is sent; `answers` come in turn: an error is thrown. */
function way(change: Partial<DeliveryRoute> & { answers?: Error[]; there?: ShownMessage[] } = {}) {
  const { answers = [], there = [], ...rest } = change;
  const sent: Sent[] = [];
  const made: DeliveryRoute = {
    kind: "channel",
    words,
    fileLimit: 100,
    notifies: true,
    maySplit: true,
    withBotToken: true,
    compare: async () => there,
    present: () => new Map(),
    async send({ body, files }: MessagePayload, once) {
      const kept = (body.attachments?.length ?? 0) - files.length;
      sent.push({ files: files.map(({ name }) => name), kept, once });
      const error = answers.shift();
      if (error !== undefined) throw error;
      return holding();
    },
    ...rest,
  };
  return { made, sent };
}

function order(ways: readonly DeliveryRoute[], change: Partial<DeliveryOrder> = {}): DeliveryOrder {
  return {
    job,
    ways,
    pictures: job.pictures,
    again: false,
    viewOptions: {},
    splitFiles,
    fit: async (pictures, limit) => fitted(pictures, limit),
    onProblem: () => undefined,
    ...change,
  };
}

const names = (...numbers: number[]): string[] => numbers.map((n) => `easel-job1-${n}.png`);

describe("delivering pictures", () => {
  it("sends only what has not arrived, when it is done again", async () => {
    const { made, sent } = way({ there: [holding(0), holding(2)] });
    const result = await deliverPictures(order([made], { again: true }));
    expect(result.outcome).toBe("delivered");
    expect(sent).toEqual([{ files: names(2), kept: 0, once: "job1:1" }]);
  });

  it("never overwrites an answer that shows the end with the rest", async () => {
    const answer = way({ kind: "answer", maySplit: false, there: [holding(0)] });
    const channel = way();
    await deliverPictures(order([answer.made, channel.made], { again: true }));
    expect(answer.sent).toEqual([]);
    expect(channel.sent.map(({ files }) => files)).toEqual([names(2, 3)]);
  });

  it("looks into every later way before it posts again", async () => {
    const channel = way();
    const direct = way({ kind: "direct", there: [holding(0, 1, 2)] });
    const result = await deliverPictures(order([channel.made, direct.made], { again: true }));
    expect(result).toMatchObject({ outcome: "delivered", way: { kind: "direct" } });
    expect([...channel.sent, ...direct.sent]).toEqual([]);
  });

  it("compares nothing the first time", async () => {
    const { made, sent } = way({ there: [holding(0, 1, 2)] });
    await deliverPictures(order([made]));
    expect(sent).toHaveLength(1);
  });

  it("uploads again what it meant to keep, when Discord does not know it any more", async () => {
    const present = new Map(names(1, 2).map((name, index) => [name, `${index}`]));
    const { made, sent } = way({ present: () => present, answers: [apiError(50035)] });
    await deliverPictures(order([made]));
    expect(sent.map(({ files, kept }) => [files, kept])).toEqual([
      [names(3), 2],
      [names(1, 2, 3), 0],
    ]);
  });

  it("splits what is too large together, goes on where it broke off, and shrinks the rest", async () => {
    const tooLarge = apiError(40005, 413);
    const answers = [tooLarge];
    const { made, sent } = way({ answers });
    const failing: DeliveryRoute = {
      ...made,
      // The first part of the split goes through, the second does not.
      send: async (payload, once) => {
        if (once === "job1:1") answers.push(tooLarge);
        return await made.send(payload, once);
      },
    };
    const result = await deliverPictures(order([failing]));
    expect(result.outcome).toBe("delivered");
    expect(sent.map(({ once }) => once)).toEqual(["job1:0,1,2", "job1:0", "job1:1", "job1:1,2"]);
  });

  it("goes to the next way when one is closed, and tells of it", async () => {
    const problems: string[] = [];
    const channel = way({ answers: [apiError(50013, 403)] });
    const direct = way({ kind: "direct" });
    const result = await deliverPictures(
      order([channel.made, direct.made], {
        onProblem: ({ kind }, problem) => problems.push(`${kind}: ${problem}`),
      }),
    );
    expect(result).toMatchObject({ outcome: "delivered", way: { kind: "direct" } });
    expect(problems).toEqual(["channel: forbidden"]);
  });

  it("collects the problems when no way takes them", async () => {
    const ways = [
      way({ answers: [apiError(10003, 404)] }),
      way({ answers: [apiError(50007, 403)] }),
    ];
    const result = await deliverPictures(order(ways.map(({ made }) => made)));
    expect(result).toEqual({ outcome: "undeliverable", problems: ["channel-gone", "closed"] });
  });

  it("rejects when it is worth trying again later", async () => {
    const { made } = way({ answers: [new TypeError("fetch failed")] });
    await expect(deliverPictures(order([made]))).rejects.toThrow("fetch failed");
  });

  it("says when the files are no longer there, and sends those that are", async () => {
    const { made, sent } = way();
    const gone = await deliverPictures(order([made], { fit: async () => [] }));
    expect(gone).toEqual({ outcome: "removed" });
    const some = await deliverPictures(
      order([made], { fit: async (pictures, limit) => fitted(pictures.slice(0, 1), limit) }),
    );
    expect(some.outcome).toBe("delivered");
    expect(sent.map(({ files }) => files)).toEqual([names(1)]);
  });
});
