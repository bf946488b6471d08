import { describe, expect, it } from "vitest";
import { jobIdOnMessage, messagePictures } from "../../../src/commands/message-pictures.ts";
import { resultView } from "../../../src/components/views/result-view.ts";
import { attachment, fakeMessage } from "../../support/commands/fake-message.ts";
import { sampleJob } from "../../support/components/sample-job.ts";

const names = (urls: readonly string[]): string[] =>
  urls.map((url) => new URL(url).pathname.split("/").at(-1) ?? "");

describe("messagePictures", () => {
  it("finds attached pictures by type, or by name where Discord gives no type", () => {
    const attachments = [
      attachment("a.png"),
      attachment("b.txt", "text/plain"),
      attachment("c.WEBP", null),
      attachment("d.bin", null),
      attachment("e.mp4", "video/mp4"),
    ];
    expect(names(messagePictures(fakeMessage({ attachments })))).toEqual(["a.png", "c.WEBP"]);
  });

  it("finds pictures in galleries, sections and containers, each once", () => {
    const { url } = attachment("a.png");
    const media = { url: "https://cdn.discordapp.com/attachments/1/2/b.jpg?ex=5" };
    const components = [
      { type: 12, items: [{ media: { url: url.replace("ex=1", "ex=9") } }, { media }] },
      { type: 17, components: [{ type: 9, components: [], accessory: { type: 11, media } }] },
      { type: 12, items: [{ media: { url: "https://example.com/film.mp4" } }] },
    ];
    const message = fakeMessage({ attachments: [attachment("a.png")], components });
    expect(names(messagePictures(message))).toEqual(["a.png", "b.jpg"]);
  });

  it("finds linked pictures and those of a forwarded message", () => {
    const message = fakeMessage({
      embeds: [
        { image: { url: "https://example.com/one.png" }, thumbnail: null },
        { image: null, thumbnail: { url: "https://example.com/two.png" } },
        { image: null, thumbnail: null },
      ],
      forwarded: [{ attachments: [attachment("three.png")] }],
    });
    expect(names(messagePictures(message))).toEqual(["one.png", "two.png", "three.png"]);
  });

  it("gives at most as many as a select can offer", () => {
    const attachments = Array.from({ length: 30 }, (_, index) => attachment(`${index}.png`));
    expect(messagePictures(fakeMessage({ attachments }))).toHaveLength(25);
  });
});

describe("jobIdOnMessage", () => {
  it("reads the job from the controls of a result", () => {
    const components = resultView(sampleJob(), []).components;
    expect(jobIdOnMessage(fakeMessage({ components }))).toBe("job1");
  });

  it("is undefined for other people's controls", () => {
    const components = [{ type: 1, components: [{ type: 2, custom_id: "somebody else's" }] }];
    expect(jobIdOnMessage(fakeMessage({ components }))).toBeUndefined();
  });
});
