import { describe, expect, it } from "vitest";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { statsView } from "../../../../src/discord/views/stats-view.ts";
import type { Statistics } from "../../../../src/storage/statistics.ts";
import { textOf } from "../../../support/components/view-problems.ts";

const statistics: Statistics = {
  people: 3,
  orders: 12,
  pictures: 40,
  cost: 1.25,
  models: [
    { model: "local/easel-v1", pictures: 30 },
    { model: "paid/model", pictures: 10 },
  ],
  failures: [
    { code: "overloaded", count: 2 },
    { code: "timeout", count: 1 },
    { code: "interrupted", count: 1 },
  ],
};
const nothing: Statistics = {
  people: 0,
  orders: 0,
  pictures: 0,
  cost: undefined,
  models: [],
  failures: [],
};

describe("the answer of /stats", () => {
  it("names people, models, pictures, money, and failures by kind", () => {
    const text = textOf(
      statsView(discordWords("en-US"), [{ place: "server", spans: [{ days: 7, statistics }] }]),
    );
    for (const part of [
      "This server",
      "Last 7 days",
      "People: 3 · orders: 12 · pictures: 40",
      "Money: 1.25",
      "`local/easel-v1` 30 and `paid/model` 10",
      "a service that was busy or too slow 3 and interrupted 1",
    ])
      expect(text).toContain(part);
  });

  it("says that nothing was ordered, and speaks German", () => {
    const text = textOf(
      statsView(discordWords("de"), [
        {
          place: "all",
          spans: [
            { days: 1, statistics: nothing },
            { days: 30, statistics },
          ],
        },
      ]),
    );
    expect(text).toMatch(/Alle Server[^]*Letzter Tag[^]*Nichts wurde bestellt[^]*Geld: 1,25/);
  });
});
