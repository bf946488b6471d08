import { describe, expect, it } from "vitest";
import { loopbackSettings } from "../../support/easel-process.ts";
import { runKillTrial } from "../../support/kill-trial.ts";
import { seededRandom } from "../../support/kill/people.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const KILLS = 6;

describe("a bot that is killed again and again", () => {
  it("loses no picture, delivers none twice, and its buttons go on working", async () => {
    const discord = await startDiscord();
    const report = await runKillTrial({
      discord,
      settings: {
        ...loopbackSettings(discord, await temporaryFolder()),
        EASEL_JOBS_PER_USER: "100",
      },
      kills: KILLS,
      random: seededRandom(20_261_121),
    });
    expect(report).toMatchObject({
      kills: KILLS,
      brokenPromises: 0,
      unfinished: [],
      notOnce: [],
      stuck: [],
      lostFiles: [],
      deadButtons: [],
    });
    expect(report.pictures).toBeGreaterThan(KILLS);
  }, 120_000);
});
