import { describe, expect, it } from "vitest";
import { lookForModels } from "../../../src/commands/look-for-models.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";

describe("a look for models", () => {
  it("goes on with those that are known when it fails, and does not fill the log", async () => {
    const log = new RecordingLog();
    await lookForModels({ log, refreshModels: () => Promise.reject(new Error("no disk")) });
    expect(log.lines).toMatchObject([{ level: "debug" }]);
  });

  it("does not make somebody wait who types", async () => {
    const log = new RecordingLog();
    await lookForModels({ log, refreshModels: () => new Promise(() => {}) });
    expect(log.lines).toHaveLength(1);
  });
});
