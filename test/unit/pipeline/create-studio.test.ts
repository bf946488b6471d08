import { describe, expect, it } from "vitest";
import { openStudio } from "../../support/pipeline/open-studio.ts";
import { scriptedModel } from "../../support/pipeline/scripted-model.ts";
import { eventually } from "../../support/pipeline/simulated-clock.ts";

describe("the studio", () => {
  it("takes an order all the way to its audience", async () => {
    const model = scriptedModel();
    const { ask, reaches, audience, studio } = await openStudio([model]);
    const { job, place } = await ask({ count: 2, seed: 5 });
    expect(place).toEqual({ ahead: 0, seconds: 0 });
    const delivered = await reaches(job.id, "delivered");
    expect(delivered.pictures.map((picture) => picture.seed)).toEqual([5, 6]);
    expect(audience.channel.of(job.id)).toHaveLength(2);
    const file = await studio.pictureFile(delivered, 1);
    expect(JSON.parse(String(file))).toMatchObject({
      seed: 6,
      model: "local/scripted",
      request: { prompt: "a red apple", seed: 5 },
    });
    expect((await studio.jobOfMessage(`message-${job.id}`))?.id).toBe(job.id);
    await eventually(() =>
      audience.progress.some(({ progress }) => progress.preview !== undefined),
    );
  });
});
