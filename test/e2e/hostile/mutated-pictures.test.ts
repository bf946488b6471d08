import { describe, expect, it, onTestFinished } from "vitest";
import { UserError } from "../../../src/domain/errors.ts";
import { openImages } from "../../../src/images/index.ts";
import { mutated, soundPictures } from "../../support/hostile/mutated-pictures.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";

/** Every so many of the 12,000 that `npm run bench hostile` tries. */
const STRIDE = 37;
const ALL = 12_000;

describe("mutated pictures", () => {
  it("are made into pictures or refused, and nothing else happens", async () => {
    const log = new RecordingLog();
    const images = openImages({ log });
    onTestFinished(() => images.close());
    const pictures = await soundPictures();
    for (const picture of pictures) await images.importPicture(picture);
    const outcomes = { made: 0, refused: 0 };
    for (let number = 0; number < ALL; number += STRIDE) {
      const bytes = mutated(pictures, number);
      try {
        await images.readParameters(bytes);
        await images.importPicture(bytes);
        outcomes.made += 1;
      } catch (error) {
        if (!(error instanceof UserError)) throw new Error(`mutation ${number}`, { cause: error });
        outcomes.refused += 1;
      }
    }
    // Both happen often, or the mutations would be no test.
    expect(outcomes.made).toBeGreaterThan(20);
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(log.lines.filter(({ level }) => level !== "debug")).toEqual([]);
  });
});
