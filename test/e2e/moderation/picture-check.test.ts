import { describe, expect, it } from "vitest";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { filesOn, wordsOf } from "../../support/discord/reading.ts";
import { everyComponent } from "../../support/components/view-problems.ts";
import { answerWith, imagine, openEasel, spokenWords } from "../../support/remote/open-easel.ts";

/** The real classifier finds every picture unsafe where any score is enough. */
const anyScore = { EASEL_PICTURE_CHECK_THRESHOLD: "0" };

/** Of each picture in a message, whether it is behind a spoiler. */
function hiddenIn(message: WireMessage): readonly boolean[] {
  return everyComponent(message.components).flatMap(({ items }) =>
    Array.isArray(items) ? items.map((item: { spoiler?: boolean }) => item.spoiler === true) : [],
  );
}

describe("the picture check, with its own model", () => {
  it("hides pictures behind a spoiler, wherever they are shown, and says so", async () => {
    const easel = await openEasel({ ...anyScore, EASEL_PICTURE_CHECK: "spoiler" });
    const message = await imagine(easel, { model: "segmind/sdxl1.0-txt2img" });
    expect(hiddenIn(message)).toEqual([true]);
    expect(wordsOf(message)).toContain("The picture check hid");
    const id = /easel-([0-9a-z]+)-1/.exec(JSON.stringify(message))?.[1] ?? "";
    const again = await answerWith(easel, await easel.you.slash("show", { id }), "Reroll");
    expect(hiddenIn(again)).toEqual([true]);
  });

  it("refuses pictures, which reach nobody", async () => {
    const easel = await openEasel({ ...anyScore, EASEL_PICTURE_CHECK: "refuse" });
    const asked = { prompt: "a red apple", model: "segmind/sdxl1.0-txt2img" };
    const outcome = await easel.you.slash("imagine", asked);
    await easel.discord.events.waitUntil(() =>
      easel.you.messages().find((each) => wordsOf(each).includes("picture check found it unsafe")),
    );
    expect(filesOn(easel.you.messages())).toEqual([]);
    expect(await spokenWords(easel, outcome)).not.toBe("");
  });
});
