import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import {
  address,
  addresses,
  amount,
  key,
  list,
  megabytes,
  objectionOf,
  oneOf,
  onOff,
  snowflake,
  snowflakes,
  text,
  wholeNumber,
} from "../../../src/config/fields.ts";
import { wordsFor } from "../../../src/words/index.ts";

/** What is said about a text that a field does not take, in English and German. */
function objections(field: z.ZodType, given: string): readonly string[] {
  const { error } = field.safeParse(given);
  const messages = (error?.issues ?? []).map((issue) => objectionOf(issue)?.("NAME"));
  return ["en", "de"].flatMap((locale) =>
    messages.map((message) => (message ? wordsFor(locale).text(message) : "zod's own words")),
  );
}

const seventeen = "1".repeat(17);

describe("a setting", () => {
  it.each<[string, z.ZodType, string, unknown]>([
    ["a whole number", wholeNumber(5, 1, 10), "7", 7],
    ["an amount", amount, "0.5", 0.5],
    ["an amount of nothing", amount, "0", 0],
    ["megabytes", megabytes, "4096", 4096],
    ["a switch", onOff(false), "ON", true],
    ["a switch that is off", onOff(true), "no", false],
    ["a word of a few", oneOf(["auto", "cpu"], "auto"), "CPU", "cpu"],
    ["a web address", address, "http://host:1/v1//", new URL("http://host:1/v1")],
    [
      "several web addresses",
      addresses,
      "http://a:1, https://b/x/,",
      [new URL("http://a:1"), new URL("https://b/x")],
    ],
    ["a text", text, "ä b", "ä b"],
    ["a list", list, " a, b ,,c", ["a", "b", "c"]],
    ["an id", snowflake, seventeen, seventeen],
    ["ids", snowflakes, `${seventeen}, ${seventeen}`, [seventeen, seventeen]],
  ])("reads %s", (_, field, given, expected) => {
    expect(field.parse(given)).toEqual(expected);
  });

  it("reads a key that shows itself to nobody", () => {
    const read = key.parse("SG_1");
    expect([inspect(read), read.reveal()]).toEqual(["[secret]", "SG_1"]);
  });

  it.each<[z.ZodType, string, string]>([
    [wholeNumber(5, 1, 10), "11", "NAME must be a whole number from 1 to 10."],
    [wholeNumber(5, 1, 10), "1.5", "NAME must be a whole number from 1 to 10."],
    [amount, "-1", "NAME must be a number such as 0.02, zero or more."],
    [amount, "much", "NAME must be a number such as 0.02, zero or more."],
    [megabytes, "1", "NAME must be a whole number of megabytes from 64 to 10000000."],
    [onOff(true), "maybe", 'NAME must be "on" or "off".'],
    [oneOf(["auto", "cpu"], "auto"), "gpu", "NAME must be one of auto or cpu."],
    [address, "ftp://host", "NAME must be a web address that begins with https:// or http://."],
    [address, "host:8188", "NAME must be a web address that begins with https:// or http://."],
    [
      addresses,
      "http://a, b",
      "NAME must be web addresses that begin with https:// or http://, with commas between.",
    ],
    [key, "a b", "NAME must be one line without spaces: copy it again from where you got it."],
    [text, "x".repeat(1001), "NAME must be one line of at most 1000 characters."],
    [snowflake, "12", "NAME must be an id of 17 to 20 digits (Discord: right click, Copy ID)."],
  ])("says what is allowed in both languages: %#", (field, given, expected) => {
    const [english, german] = objections(field, given);
    expect(english).toBe(expected);
    expect(german).toMatch(/^NAME muss /);
  });
});
