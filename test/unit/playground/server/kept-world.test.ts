import { readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { keepWorld, loadWorld } from "../../../../src/playground/server/kept-world.ts";
import { startDiscord } from "../../../support/loopback/start-discord.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const quiet = () => {};
const bytes = new Uint8Array([1, 2, 3]);

function listen() {
  const warnings: string[] = [];
  const warn = (_: object, words: string) => warnings.push(words);
  return { warnings, log: { debug: quiet, info: quiet, warn, error: quiet } };
}

/** Keeps a world with one message that has a file; gives the folder. */
async function keepOne() {
  const folder = await temporaryFolder();
  const discord = await startDiscord();
  const kept = keepWorld(discord, folder, listen().log);
  const person = discord.as(discord.scene.you, { channel: discord.scene.pictures });
  const { attachments } = person.send("hello", { attachments: [{ name: "a.png", bytes }] });
  await kept.close();
  return { folder, discord, person, attachmentId: attachments[0]?.id ?? "" };
}

async function reopen(folder: string) {
  const snapshot = await loadWorld(folder, listen().log);
  if (!snapshot) throw new Error("Nothing was kept.");
  return startDiscord({ snapshot });
}

describe("keepWorld", () => {
  it("brings messages and pictures back after a restart", async () => {
    const { folder, attachmentId } = await keepOne();
    const later = await reopen(folder);
    const [message] = later.messages(later.scene.pictures, later.scene.you);
    expect(message?.content).toBe("hello");
    const answer = await fetch(message?.attachments[0]?.url ?? "");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(later.world.attachments.find(attachmentId)?.filename).toBe("a.png");
  });

  it("is for its owner alone", async () => {
    const { folder } = await keepOne();
    const names = await readdir(folder, { recursive: true });
    expect(names.length).toBeGreaterThanOrEqual(3);
    for (const name of names) {
      expect([name, (await stat(path.join(folder, name))).mode & 0o077]).toEqual([name, 0]);
    }
  });

  it("still serves pictures that have left the memory", async () => {
    const { discord, person } = await keepOne();
    const url = person.messages()[0]?.attachments[0]?.url ?? "";
    expect(new Uint8Array(await (await fetch(url)).arrayBuffer())).toEqual(bytes);
    expect(Object.keys(discord.world.state.attachments.values().next().value ?? {})).not.toContain(
      "bytes",
    );
  });

  it("removes the files of messages that are gone", async () => {
    const { folder, discord, person } = await keepOne();
    const kept = keepWorld(discord, folder, listen().log);
    person.delete(person.messages()[0] ?? "");
    await kept.close();
    expect(await readdir(path.join(folder, "files"))).toEqual([]);
  });

  it("lives on when a picture's file was removed", async () => {
    const { folder, attachmentId } = await keepOne();
    await rm(path.join(folder, "files", attachmentId));
    const later = await reopen(folder);
    expect(later.world.attachments.find(attachmentId)?.bytes).toHaveLength(0);
  });

  it("says when it cannot write", async () => {
    const folder = path.join(await temporaryFolder(), "file");
    await writeFile(folder, "in the way");
    const discord = await startDiscord();
    const { log, warnings } = listen();
    await keepWorld(discord, folder, log).close();
    expect(warnings).toContain("The playground's channels could not be kept");
  });
});

describe("loadWorld", () => {
  it("finds nothing in a new folder, and says nothing about it", async () => {
    const { log, warnings } = listen();
    await expect(loadWorld(await temporaryFolder(), log)).resolves.toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it("begins anew, with a warning, when the state cannot be read", async () => {
    const folder = await temporaryFolder();
    await writeFile(path.join(folder, "world.bin"), "torn");
    const { log, warnings } = listen();
    await expect(loadWorld(folder, log)).resolves.toBeUndefined();
    expect(warnings).toHaveLength(1);
  });
});
