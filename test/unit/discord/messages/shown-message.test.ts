import { describe, expect, it } from "vitest";
import { runningView } from "../../../../src/discord/views/running-view.ts";
import { resultView } from "../../../../src/discord/views/result-view.ts";
import {
  attachmentIds,
  deliveredPositions,
  isMessage,
  jobOfShownMessage,
  showsTheEnd,
} from "../../../../src/discord/messages/shown-message.ts";
import type { ShownMessage } from "../../../../src/discord/messages/shown-message.ts";
import type { MessageView } from "../../../../src/discord/messages/message-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const job = sampleJob({ request: { count: 2 } });
const pictures = job.pictures.map((picture) => ({
  picture,
  name: `easel-${job.id}-${picture.position + 1}.png`,
  bytes: new Uint8Array(4),
}));
const progress = {
  fraction: 0.5,
  position: 1,
  step: 1,
  steps: 2,
  secondsLeft: undefined,
  preview: undefined,
};

/** The view as Discord gives it back: the files stand in the gallery only. */
function given(view: MessageView): ShownMessage {
  const components: unknown = JSON.parse(
    JSON.stringify(view.components, (_, value: unknown) =>
      typeof value === "string" && value.startsWith("attachment://")
        ? value.replace("attachment://", "https://cdn/attachments/1/2/")
        : value,
    ),
    (name, value: unknown) =>
      name === "media" ? { ...(value as object), attachment_id: "77" } : value,
  );
  return {
    id: "1",
    channel_id: "2",
    author: { id: "3" },
    attachments: [],
    components: components as unknown[],
  };
}

describe("a message of the bot's own", () => {
  it("shows the end of a job when the Cancel button is gone", () => {
    const end = given(resultView(words, job, pictures));
    expect(showsTheEnd(end, job.id)).toBe(true);
    expect([...deliveredPositions(end, job.id)]).toEqual([0, 1]);
    expect(jobOfShownMessage(end)).toBe(job.id);
  });

  it("delivers only the pictures that are on it", () => {
    const part = given(resultView(words, job, pictures.slice(1)));
    expect([...deliveredPositions(part, job.id)]).toEqual([1]);
  });

  it("delivers nothing while the job runs, although pictures are there", () => {
    const running = given(runningView(words, job, progress, pictures));
    expect(showsTheEnd(running, job.id)).toBe(false);
    expect(deliveredPositions(running, job.id).size).toBe(0);
    expect(jobOfShownMessage(running)).toBe(job.id);
  });

  it("is not another job's", () => {
    const end = given(resultView(words, job, pictures));
    expect(showsTheEnd(end, "other")).toBe(false);
    expect(deliveredPositions(end, "other").size).toBe(0);
  });

  it("has attachments in galleries and beside them", () => {
    const end = given(resultView(words, job, pictures.slice(0, 1)));
    const message = { ...end, attachments: [{ id: "5", filename: "notes.txt" }] };
    expect(Object.fromEntries(attachmentIds(message))).toEqual({
      "notes.txt": "5",
      [`easel-${job.id}-1.png`]: "77",
    });
  });

  it("is told from other answers of Discord", () => {
    expect(isMessage(given(resultView(words, job, [])))).toBe(true);
    expect(isMessage({ id: "1" })).toBe(false);
  });
});
