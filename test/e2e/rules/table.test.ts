import { describe, expect, it } from "vitest";
import { commands } from "../../../src/commands/index.ts";
import { components } from "../../../src/components/index.ts";
import { noRules } from "../../../src/domain/rules/server-rules.ts";
import type { WireMessage } from "../../../src/playground/loopback/index.ts";
import { labelsOf, wordsOf } from "../../support/discord/reading.ts";
import { type HouseRule, houseRules } from "../../support/rules/house-rules.ts";
import { changedRows, readRows } from "../../support/rules/snapshot.ts";
import {
  openTableWorld,
  type Place,
  placeNames,
  type TableWorld,
} from "../../support/rules/table-world.ts";
import { free } from "../../support/rules/free-ways.ts";
import type { Way } from "../../support/rules/way.ts";
import { ways } from "../../support/rules/ways/index.ts";

const EPHEMERAL = 1 << 6;

/** An answer that takes longer is none. */
const PATIENCE_MS = 5000;

/** Fewer in a place would mean that ways or rules are lost. */
const LEAST_CELLS = 150;

/** Why there is nothing to try; undefined: the cell is tried. */
function reasonOf(rule: HouseRule, way: Way, { name, guild, channel }: Place): string | undefined {
  const absent = way.absent?.[name];
  if (absent !== undefined) return absent;
  if (guild === undefined && rule.everywhere === undefined) return "direct messages obey no server";
  if (rule.isMarked === true && channel.parentId !== undefined)
    return "a thread has the mark of its channel, which is tried with it";
  return rule.untouched(way);
}

/** Sets a rule as its place has it, and gives what ends it. */
async function impose(
  rule: HouseRule,
  place: Place,
  world: TableWorld,
): Promise<() => Promise<void>> {
  const { bot, operator } = world;
  const { guild, channel, you } = place;
  const { serverRules, moderation } = bot.storage;
  const by = { guildId: guild?.id, userId: you.user.id, by: "9", reason: "" };
  if (guild === undefined) {
    operator.rules = rule.everywhere?.rules ?? {};
    Object.assign(operator.blocked, rule.everywhere?.blocked);
  } else {
    const change = rule.here({ ...place, guildId: guild.id }, world);
    await serverRules.change(guild.id, () => ({ ...noRules, ...change }));
  }
  if (rule.bans === true) await moderation.note({ ...by, kind: "ban" });
  if (rule.isMarked === true) channel.ageRestricted = true;
  return async () => {
    operator.rules = {};
    Object.assign(operator.blocked, { blockedWords: [], blockedPatterns: [] });
    channel.ageRestricted = false;
    if (guild !== undefined) await serverRules.change(guild.id, () => noRules);
    if (rule.bans === true) await moderation.note({ ...by, kind: "unban" });
  };
}

/** Does it, and gives the first new message of the bot that says something to whoever did. */
async function tried(
  way: Way,
  place: Place,
  world: TableWorld,
  opened: Awaited<ReturnType<NonNullable<Way["before"]>>> | undefined,
): Promise<WireMessage> {
  const { discord } = world.bot;
  const { you } = place;
  const direct = discord.as(you.user, { channel: discord.scene.directMessage });
  const seen = () => [...you.messages(), ...direct.messages()];
  const before = new Map(seen().map((each) => [each.id, wordsOf(each)]));
  const outcome = await way.act(place, world, opened);
  if (outcome !== undefined && "kind" in outcome) {
    expect(["modal", "failed", "refused"], JSON.stringify(outcome)).not.toContain(outcome.kind);
  }
  return await discord.events.waitUntil(
    () =>
      seen().find(
        (each) =>
          each.author.id === discord.scene.bot.id && !before.has(each.id) && wordsOf(each) !== "",
      ),
    PATIENCE_MS,
  );
}

async function cell(rule: HouseRule, way: Way, place: Place, world: TableWorld): Promise<void> {
  const { bot, folder, model, downloads } = world;
  const opened = await way.before?.(place, world);
  const lift = await impose(rule, place, world);
  try {
    const before = readRows(folder);
    const facts = () => ({ runs: model.runs.length, downloads: downloads.length });
    const was = facts();
    const said = await tried(way, place, world, opened);
    const where = `${rule.name} × ${way.name} × ${place.name}: ${wordsOf(said)}`;
    if (rule.expects === "private") {
      const isDirect = said.channel_id === bot.discord.scene.directMessage.id;
      expect(isDirect || (said.flags & EPHEMERAL) !== 0, where).toBe(true);
      return;
    }
    expect(wordsOf(said), where).toMatch(rule.says);
    expect(wordsOf(said), where).not.toContain("A bug");
    const changed = changedRows(before, readRows(folder));
    if (rule.expects === "asked") {
      expect(labelsOf(said), where).toEqual(["Draw", "Cancel"]);
      expect(
        changed.filter((row) => !/^\+ (?:questions|files) /.test(row)),
        where,
      ).toEqual([]);
      expect(facts().runs, where).toBe(was.runs);
      return;
    }
    // How large it would be, and what a file says, is known only once the file is there.
    const mayFetch =
      rule.name === "largest size" || (way.fetches === true && rule.name.startsWith("blocked"));
    const mayStore = mayFetch || way.stores === true;
    const left = mayStore ? changed.filter((row) => !row.startsWith("+ files ")) : changed;
    expect(left, where).toEqual([]);
    expect(mayFetch ? { ...facts(), downloads: was.downloads } : facts(), where).toEqual(was);
  } finally {
    await lift();
  }
}

describe("the table of rules and ways", () => {
  it("has every command and every control, or says why no rule stands against it", () => {
    const known = new Set([...ways.flatMap(({ covers }) => covers), ...Object.keys(free)]);
    const named = commands.map(({ kind, name }) => (kind === "slash" ? `/${name}` : name));
    const actions = components
      .map(({ action }) => action)
      .filter((action) => !action.startsWith("settings-"));
    expect([...named, ...actions].filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(placeNames)(
    "refuses, asks or answers privately in every cell, and leaves nothing behind: %s",
    async (name) => {
      const world = await openTableWorld(name);
      const { place } = world;
      const wrong: string[] = [];
      let triedCells = 0;
      for (const rule of houseRules)
        for (const way of ways) {
          if (reasonOf(rule, way, place) !== undefined) continue;
          triedCells += 1;
          await cell(rule, way, place, world).catch((error: unknown) => {
            wrong.push(`${rule.name} × ${way.name}: ${String(error)}`);
          });
        }
      expect(wrong).toEqual([]);
      expect(triedCells).toBeGreaterThan(LEAST_CELLS);
    },
    300_000,
  );
});
