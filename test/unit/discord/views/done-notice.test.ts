import { describe, expect, it } from "vitest";
import { doneNotice } from "../../../../src/discord/views/done-notice.ts";
import { messageUrl } from "../../../../src/discord/views/job-text.ts";
import { ownerId, sampleJob, samplePlace } from "../../../support/components/sample-job.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

describe("doneNotice", () => {
  it("notifies the owner and links the message", () => {
    const notice = doneNotice(words, sampleJob({ request: { count: 2 } }));
    expect(viewProblems(notice)).toEqual([]);
    expect(notice.mentions).toEqual([ownerId]);
    expect(textOf(notice)).toContain(`<@${ownerId}> your pictures are ready`);
    expect(textOf(notice)).toContain(messageUrl(samplePlace));
  });
});
