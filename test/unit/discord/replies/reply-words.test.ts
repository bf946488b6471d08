import { describe, expect, it } from "vitest";
import { readReplyWords } from "../../../../src/discord/replies/reply-words.ts";

describe("the words of a reply", () => {
  it.each([
    ["in winter", 4, "in winter", undefined],
    ["<@123> in <@!456> winter <@&789> <#12>", 4, "in winter", undefined],
    ["#2", 4, "", 2],
    ["#2 in winter", 1, "in winter", 2],
    ["in winter, #4", 4, "in winter,", 4],
    ["#2, in winter", 4, "in winter", 2],
    ["2", 4, "", 2],
    ["2) in winter", 4, "in winter", 2],
    ["3 cats", 1, "3 cats", undefined],
    ["5 cats", 4, "5 cats", undefined],
    ["0", 4, "0", undefined],
    ["a #hashtag", 4, "a #hashtag", undefined],
    ["model#2", 4, "model#2", undefined],
    ["1920s street", 4, "1920s street", undefined],
    ["", 4, "", undefined],
  ])("%j beside %i pictures are %j and the number %j", (content, count, words, number) => {
    expect(readReplyWords(content, count)).toEqual({ words, number });
  });
});
