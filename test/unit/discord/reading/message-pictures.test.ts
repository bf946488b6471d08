import { describe, expect, it } from "vitest";
import { carrierOf, messagePictures } from "../../../../src/discord/reading/message-pictures.ts";
import { attachment, fakeMessage } from "../../../support/commands/fake-message.ts";

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
    expect(names(messagePictures(carrierOf(fakeMessage({ attachments }))))).toEqual([
      "a.png",
      "c.WEBP",
    ]);
  });

  it("finds pictures in galleries, sections and containers, each once", () => {
    const { url } = attachment("a.png");
    const media = { url: "https://cdn.discordapp.com/attachments/1/2/b.jpg?ex=5" };
    const components = [
      { type: 12, items: [{ media: { url: url.replace("ex=1", "ex=9") } }, { media }] },
      { type: 17, components: [{ type: 9, components: [], accessory: { type: 11, media } }] },
      { type: 12, items: [{ media: { url: "https://example.com/film.mp4" } }] },
      {
        type: 12,
        items: [{ media: { url: "https://example.com/c", content_type: "image/webp" } }],
      },
    ];
    const message = fakeMessage({ attachments: [attachment("a.png")], components });
    expect(names(messagePictures(carrierOf(message)))).toEqual(["a.png", "b.jpg", "c"]);
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
    expect(names(messagePictures(carrierOf(message)))).toEqual(["one.png", "two.png", "three.png"]);
  });

  it("gives at most as many as a select can offer", () => {
    const attachments = Array.from({ length: 30 }, (_, index) => attachment(`${index}.png`));
    expect(messagePictures(carrierOf(fakeMessage({ attachments })))).toHaveLength(25);
  });

  it("reads messages as Discord's API describes them", () => {
    const message = {
      attachments: [
        { url: "https://cdn/notes.txt", filename: "notes.txt", content_type: "text/plain" },
        { url: "https://cdn/cat.bin", filename: "cat.bin", content_type: "image/png" },
        { url: "https://cdn/DOG.JPG", filename: "DOG.JPG" },
      ],
      embeds: [{ thumbnail: { url: "https://cdn/b.png" } }],
      components: [
        { type: 12, items: [{ media: { url: "https://cdn/a.png" } }] },
        { type: 10, content: "hello" },
      ],
      message_snapshots: [
        {
          message: {
            attachments: [{ url: "https://cdn/f.png", filename: "f.png" }],
            embeds: [],
          },
        },
      ],
    };
    expect(names(messagePictures(message))).toEqual("cat.bin DOG.JPG a.png b.png f.png".split(" "));
  });
});
