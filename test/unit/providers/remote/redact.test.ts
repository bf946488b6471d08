import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { publicReason } from "../../../../src/providers/remote/public-reason.ts";
import { redact, type Secrets } from "../../../../src/providers/remote/redact.ts";

const PROMPT = 'a secret wish of "somebody", <lora:oak:1> (red:1.3) äöü & more';
const KEY = "SG_0123456789abcdef";
const secrets: Secrets = { texts: [KEY, PROMPT], keys: /SG_[0-9A-Za-z]+/g };

/** The ways in which services repeat what they were sent. */
const echoes: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  "in JSON": (text) => JSON.stringify({ error: `bad prompt: ${text}` }),
  "in JSON within JSON": (text) => JSON.stringify({ error: JSON.stringify({ text }) }),
  "in ASCII JSON": (text) =>
    text.replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "in a URL": encodeURIComponent,
  "in a form": (text) => new URLSearchParams({ prompt: text }).toString(),
  "in a page": (text) => text.replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`),
  "in hexadecimal entities": (text) =>
    text.replaceAll(/[^a-z]/g, (one) => `&#x${one.codePointAt(0)?.toString(16)};`),
  "in Python's bytes": (text) =>
    [...Buffer.from(text)]
      .map((byte) => (byte > 126 ? `\\x${byte.toString(16)}` : String.fromCharCode(byte)))
      .join(""),
  "in capitals": (text) => text.toUpperCase(),
  "on many lines": (text) => text.replaceAll(" ", "\n\t"),
  "cut at its end": (text) => `${text.slice(0, text.length * 0.6)}...`,
  "cut at its beginning": (text) => `...${text.slice(text.length * 0.4)}`,
  "without its weights": (text) => text.replaceAll(/[():\d.]/g, ""),
  "with other spaces": (text) => text.replaceAll(" ", "  "),
};

const wordsLeft = (text: string): readonly string[] =>
  ["secret", "wish", "somebody"].filter((word) => text.toLowerCase().includes(word));

describe("redact", () => {
  it.each(Object.entries(echoes))("removes a prompt that is repeated %s", (_, echo) => {
    const said = `cannot draw ${echo(PROMPT)} with key ${KEY}`;
    const told = `${redact(said, secrets)} ${publicReason(said, secrets)}`;
    expect(wordsLeft(told)).toEqual([]);
    expect(told).not.toContain(KEY.slice(0, 8));
    expect(told).toContain("cannot draw");
  });

  it("removes prompts without spaces between their words, whole and cut", () => {
    const prompt = "猫が好きな魔女と静かな森";
    const told = redact(`無効: ${prompt.slice(2, 10)}`, { texts: [prompt] });
    expect(told).toBe("無効: [removed]");
  });

  it("removes single words in quotation marks, and short prompts where they stand alone", () => {
    expect(redact('word "somebody" is blocked', secrets)).toBe('word "[removed]" is blocked');
    expect(redact("'a cat' is no catalogue of a cat", { texts: ["a cat"] })).toBe(
      "'[removed]' is no catalogue of [removed]",
    );
  });

  it("leaves very short secrets alone, which would tear every word apart", () => {
    expect(redact("a cat sat", { texts: ["a", ""] })).toBe("a cat sat");
  });

  it("takes the words out of a page, on one line, and leaves comparisons", () => {
    const page =
      "<html><style>b { color: red }</style><script>alert(1)</script><!-- <b> --><h1>Bad\n Gateway</h1>\u001b[31m</html>";
    expect(redact(page, secrets)).toBe("Bad Gateway [31m");
    expect(redact("steps < 20, > 3", secrets)).toBe("steps < 20, > 3");
  });

  it("cuts long texts", () => {
    expect(redact("x".repeat(1000), secrets)).toBe(`${"x".repeat(299)}…`);
  });

  it("never lets words of the prompt through, whatever stands around them", () => {
    const around = string({ maxLength: 30, unit: "binary" });
    const way = constantFrom(...Object.values(echoes));
    assert(
      property(around, around, way, (before, after, echo) => {
        const said = `${before} ${echo(PROMPT)} ${after}`;
        expect(wordsLeft(`${redact(said, secrets)}${publicReason(said, secrets)}`)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("publicReason", () => {
  it.each([
    ["scheduler is not one of the allowed values.", "scheduler is not one of the allowed values"],
    ["see https://docs.example/a?b=1 for more", "see … for more"],
    ["in /srv/app/main.py, line 3", "in … line 3"],
    ["in C:\\app\\main.py", "in …"],
    ["size must be 16:9 and/or 4:3", "size must be 16:9 and/or 4:3"],
    ["<b>Bad</b> request", "Bad request"],
    [PROMPT, undefined],
    ["", undefined],
    ["???", undefined],
  ])("makes of %j %j", (said, expected) => {
    expect(publicReason(said, secrets)).toBe(expected);
  });

  it("is one line of at most 200 characters", () => {
    const reason = publicReason("word\n".repeat(500), secrets) ?? "";
    expect(Array.from(reason)).toHaveLength(200);
    expect(reason).not.toContain("\n");
  });
});

/** Texts that made a regular expression go over the whole rest again and again. */
const heavy: Readonly<Record<string, string>> = {
  "styles that never end": "<style>",
  "scripts that never end": "<script",
  "tags that never end": "<a ",
  "comments that never end": "<!--",
  "open brackets": "<",
  "half entities": "&#",
  percents: "%",
  "escaped letters": "\\u0041",
  "parts of the prompt": "a secret wish ",
  "one letter": "a",
  spaces: " ",
  keys: "SG_",
};

describe("the time that an answer takes", () => {
  it.each(Object.entries(heavy))("grows no faster than the answer: %s", (_, piece) => {
    const read = (length: number): number => {
      const said = piece.repeat(Math.ceil(length / piece.length));
      let best = Infinity;
      for (let round = 0; round < 5; round += 1) {
        const begin = performance.now();
        redact(said, secrets);
        publicReason(said, secrets);
        best = Math.min(best, performance.now() - begin);
      }
      return best;
    };
    read(8192);
    // Sixteen times the text: a square would take 256 times as long.
    expect(read(131_072 * 2) / Math.max(0.2, read(16_384))).toBeLessThan(60);
  });
});
