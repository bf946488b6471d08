import { describe, expect, it } from "vitest";
import { showPull } from "../../../../src/cli/models/show-pull.ts";
import { wordsFor } from "../../../../src/words/index.ts";
import type { PullProgress } from "../../../../src/hub/pull.ts";

const progress = (change: Partial<PullProgress>): PullProgress => ({
  bytes: 0,
  of: 100e6,
  arrived: 0,
  path: "unet/model.onnx",
  isFileWhole: false,
  ...change,
});

function open(isTTY: boolean, locale = "en") {
  const written: string[] = [];
  let time = 0;
  const display = showPull(
    { isTTY, columns: 200, write: (text) => written.push(text) },
    wordsFor(locale),
    () => time,
  );
  return { written, display, after: (ms: number) => (time += ms) };
}

describe("the progress of a pull on a terminal", () => {
  it("is a bar with amounts, speed and time left, by what came in this pull", () => {
    const { written, display, after } = open(true);
    display.show(progress({ bytes: 40e6 }));
    after(2000);
    display.show(progress({ bytes: 60e6, arrived: 20e6 }));
    expect(written.at(-1)).toBe(
      `\r\u001B[K${"█".repeat(14)}${"░".repeat(10)} 60 %, 60 MB of 100 MB, 10 MB/s, 4 s left  unet/model.onnx`,
    );
  });

  it("speaks of minutes and hours when it takes them", () => {
    const { written, display, after } = open(true);
    display.show(progress({}));
    after(1000);
    display.show(progress({ bytes: 1e6, arrived: 1e6 }));
    expect(written.at(-1)).toContain("2 min left");
    after(59_000);
    display.show(progress({ bytes: 1e6, arrived: 1e6 }));
    expect(written.at(-1)).toContain("1.6 h left");
  });

  it("speaks German", () => {
    const { written, display, after } = open(true, "de");
    display.show(progress({ bytes: 1.5e6 }));
    after(2000);
    display.show(progress({ bytes: 2.5e6, arrived: 1e6 }));
    expect(written.at(-1)).toContain(" 2 %, 2,5 MB von 100 MB, 500 kB/s, noch 4 min  unet");
  });

  it("is not drawn for every piece, but at the end", () => {
    const { written, display, after } = open(true);
    display.show(progress({ bytes: 1 }));
    after(50);
    display.show(progress({ bytes: 2, arrived: 1 }));
    expect(written).toHaveLength(1);
    display.show(progress({ bytes: 100e6, arrived: 5 }));
    expect(written.at(-1)).toContain("100 %, 100 MB of 100 MB  unet");
    display.say("waiting");
    display.end("Done.");
    expect(written.slice(-2)).toEqual(["\r\u001B[Kwaiting\n", "\r\u001B[KDone.\n"]);
  });
});

describe("the progress of a pull elsewhere", () => {
  it("is a line for every file and for every tenth of the whole", () => {
    const { written, display } = open(false);
    for (const bytes of [1e6, 2e6, 11e6, 12e6, 55e6]) display.show(progress({ bytes }));
    display.show(progress({ bytes: 56e6, isFileWhole: true }));
    display.say("waiting");
    display.end("Done.");
    expect(written).toEqual([
      "11 %, 11 MB of 100 MB  unet/model.onnx\n",
      "55 %, 55 MB of 100 MB  unet/model.onnx\n",
      "56 %, 56 MB of 100 MB  unet/model.onnx\n",
      "waiting\n",
      "Done.\n",
    ]);
  });

  it("of nothing is done at once", () => {
    const { written, display } = open(false);
    display.show(progress({ of: 0, isFileWhole: true }));
    expect(written).toEqual(["100 %, 0 bytes of 0 bytes  unet/model.onnx\n"]);
  });
});
