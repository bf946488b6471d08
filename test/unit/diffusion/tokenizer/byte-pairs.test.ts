import { describe, expect, it } from "vitest";
import { bytePairEncoder } from "../../../../src/diffusion/tokenizer/byte-pairs.ts";

/** A vocabulary of these merges, in their order; ids are given out as tokens appear. */
function vocabulary(...merges: readonly string[]) {
  const tokens = [
    ...new Set(merges.flatMap((merge) => [...merge.split(" "), merge.replace(" ", "")])),
  ];
  return {
    ids: new Map(tokens.map((token, id) => [token, id + 1])),
    ranks: new Map(merges.map((merge, rank) => [merge, rank])),
    tokens,
  };
}

function split(word: string, ...merges: readonly string[]): readonly (string | undefined)[] {
  const { tokens, ...given } = vocabulary(...merges);
  return bytePairEncoder(given, 0)(word).map((id) => tokens[id - 1]);
}

describe("byte-pair encoding", () => {
  it("merges the pair of lowest rank first, wherever it is", () => {
    expect(split("abcd", "c d</w>", "b cd</w>", "a bcd</w>")).toEqual(["abcd</w>"]);
    expect(split("abab", "a b", "a b</w>", "ab ab</w>")).toEqual(["abab</w>"]);
  });

  it("merges from left to right where pairs overlap", () => {
    expect(split("aaab", "a a", "a b</w>")).toEqual(["aa", "ab</w>"]);
    expect(split("aaaab", "a a", "aa aa", "b</w> b")).toEqual(["aaaa", "b</w>"]);
  });

  it("finishes a round before a pair that it made is merged, whatever that one's rank", () => {
    // "ab c" comes before "a b", but there is no "ab" until all of those are merged.
    expect(split("abcabx", "ab c", "a b", "abc ab", "c ab", "x</w> x")).toEqual(["abcab", "x</w>"]);
  });

  it("gives what is in no vocabulary as unknown", () => {
    expect(bytePairEncoder({ ids: new Map([["a", 4]]), ranks: new Map() }, 9)("ab")).toEqual([
      4, 9,
    ]);
  });

  it("splits a page without a space without comparing all its symbols again for each merge", () => {
    let looks = 0;
    const ranks = new Map(vocabulary("a a", "aa aa", "aaaa aaaa", "b a", "a b").ranks);
    const counted: ReadonlyMap<string, number> = Object.assign(Object.create(ranks), {
      get(pair: string) {
        looks += 1;
        return ranks.get(pair);
      },
    });
    const word = "aaaaaaab".repeat(2000);
    bytePairEncoder({ ids: new Map(), ranks: counted }, 0)(word);
    expect(looks).toBeLessThan(word.length * 8);
  });
});
