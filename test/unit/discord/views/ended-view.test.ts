import { describe, expect, it } from "vitest";
import { cancelledView, failureView } from "../../../../src/discord/views/ended-view.ts";
import type { FailureRecord } from "../../../../src/domain/failure.ts";
import { ownerId, sampleJob, samplePicture } from "../../../support/components/sample-job.ts";
import { facesOf, textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { quoted } from "../../../../src/words/index.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const failure: FailureRecord = {
  code: "timeout",
  message: quoted("The service took too long."),
  mayRepeat: true,
  mayBeBilled: true,
  incident: "A1B2",
};
const failed = (changes: Partial<FailureRecord>) =>
  failureView(
    words,
    sampleJob({ state: "failed", pictures: [], failure: { ...failure, ...changes } }),
  );

describe("failureView", () => {
  it("says what happened, that trying again may be charged twice, and offers it", () => {
    const view = failed({});
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("❌ The service took too long.");
    expect(textOf(view)).toContain("may be charged twice");
    expect(textOf(view)).toContain("Incident `A1B2`");
    expect(facesOf(view)).toContain("Try again");
  });

  it("does not warn of a second charge where nothing was paid", () => {
    const view = failed({ mayBeBilled: false });
    expect(facesOf(view)).toContain("Try again");
    expect(textOf(view)).not.toContain("charged");
  });

  it("offers no second attempt that could not help", () => {
    const view = failed({ mayRepeat: false });
    expect(facesOf(view)).not.toContain("Try again");
    expect(textOf(view)).not.toContain("charged");
  });

  it("has words even for a job without a stored reason, and marks a refusal", () => {
    const view = failureView(words, sampleJob({ state: "refused", pictures: [] }));
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("🚫 This ended without a picture");
  });

  it("shows the pictures that were finished, and notifies when told to", () => {
    const job = sampleJob({ state: "failed", failure, request: { count: 2 } });
    const pictures = [{ picture: samplePicture(0), name: "one.png", bytes: new Uint8Array(1) }];
    const view = failureView(words, job, { pictures, notifyOwner: true });
    expect(viewProblems(view)).toEqual([]);
    expect(view.files).toHaveLength(1);
    expect(view.mentions).toEqual([ownerId]);
  });
});

describe("cancelledView", () => {
  it("says that the job was cancelled, with nothing left to cancel", () => {
    const view = cancelledView(words, sampleJob({ state: "cancelled", pictures: [] }));
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("Cancelled.");
    expect(facesOf(view)).not.toContain("Cancel");
  });

  it("says how to get at what was finished before", () => {
    const job = sampleJob({
      state: "cancelled",
      request: { count: 4 },
      pictures: [samplePicture(0)],
    });
    expect(textOf(cancelledView(words, job))).toContain("after 1 of 4 pictures. `/show id:job1`");
  });
});
