import { describe, expect, it } from "vitest";
import { file, json } from "../../../support/vendors/answer.ts";
import { type MovingFile, movingFile } from "../../../support/vendors/moving-files.ts";
import { openFal } from "../../../support/vendors/open-fal.ts";
import { openReplicate } from "../../../support/vendors/open-replicate.ts";
import { runModel } from "../../../support/vendors/run-model.ts";

const kinds: readonly (readonly [MovingFile, string])[] = [
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
];
const whole = (kind: MovingFile) => [{ kind: "encoded", bytes: movingFile(kind) }];
const dataUrl = (kind: MovingFile, type: string) =>
  `data:${type};base64,${movingFile(kind).toString("base64")}`;

describe("a film from fal", () => {
  it.each(kinds)(
    "comes as the %s that it is, by its link and in the answer",
    async (kind, type) => {
      const { double, host, model } = await openFal();
      const url = new URL(`/made.${kind}`, host.url).href;
      // Where the documents of its models keep it.
      const video = { url, content_type: type, file_name: `made.${kind}`, file_size: 1 };
      host.next(file(type, movingFile(kind)));
      double.nextResult(json(200, { video, seed: 5 }));
      const linked = await runModel(model());
      expect(linked.of("picture").map(({ content }) => content)).toEqual(whole(kind));
      double.nextResult(json(200, { video: { ...video, url: dataUrl(kind, type) } }));
      const within = await runModel(model());
      expect(within.of("picture").map(({ content }) => content)).toEqual(whole(kind));
      expect(double.posts).toHaveLength(2);
    },
  );
});

describe("a film from Replicate", () => {
  it.each(kinds)("comes as the %s that it is, alone or in a list", async (kind, type) => {
    const { double, host, model } = await openReplicate();
    const url = new URL(`/made.${kind}`, host.url).href;
    for (const output of [url, [url], { video: url }, dataUrl(kind, type)]) {
      host.next(
        ...(JSON.stringify(output).startsWith('"data:') ? [] : [file(type, movingFile(kind))]),
      );
      double.nextState({ status: "succeeded", output });
      const { error, of } = await runModel(model());
      expect(error).toBeUndefined();
      expect(of("picture").map(({ content }) => content)).toEqual(whole(kind));
    }
    expect(double.predictions).toHaveLength(4);
  });
});

describe("a film that is cut off", () => {
  it("is fetched again, and lost when it was stored so", async () => {
    const { double, host, model } = await openFal();
    const half = movingFile("mp4").subarray(0, 900);
    const url = new URL("/made.mp4", host.url).href;
    double.nextResult(json(200, { video: { url } }), json(200, { video: { url } }));
    host.next(file("video/mp4", half), file("video/mp4", movingFile("mp4")));
    expect((await runModel(model())).of("picture").map(({ content }) => content)).toEqual(
      whole("mp4"),
    );
    host.next(...Array.from({ length: 3 }, () => file("video/mp4", half)));
    expect((await runModel(model())).error).toMatchObject({ kind: "broken-answer", billed: "yes" });
    expect(double.posts).toHaveLength(2);
  });
});
