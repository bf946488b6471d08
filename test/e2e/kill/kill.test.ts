import { describe, expect, it, onTestFinished } from "vitest";
import { loopbackSettings } from "../../support/easel-process.ts";
import { runKillTrial } from "../../support/kill-trial.ts";
import { seededRandom } from "../../support/kill/people.ts";
import { startDiscord } from "../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { remoteSettings, startRemoteModels } from "../../support/vendors/remote-models.ts";

const KILLS = 6;

describe("a bot that is killed again and again", () => {
  it("loses no picture, delivers none twice, and its buttons go on working", async () => {
    const discord = await startDiscord();
    const remote = await startRemoteModels();
    onTestFinished(() => remote.close());
    const report = await runKillTrial({
      discord,
      remote,
      settings: {
        ...loopbackSettings(discord, await temporaryFolder()),
        ...remoteSettings(remote),
        EASEL_JOBS_PER_USER: "100",
      },
      kills: KILLS,
      random: seededRandom(20_261_121),
    });
    expect(report).toMatchObject({
      kills: KILLS,
      brokenPromises: 0,
      unfinished: [],
      paidTwice: [],
      notOnce: [],
      stuck: [],
      lostFiles: [],
      deadButtons: [],
    });
    expect(report.pictures).toBeGreaterThan(KILLS);
  }, 120_000);
});
