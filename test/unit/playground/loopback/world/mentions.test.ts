import { expect, it } from "vitest";
import { mentionsOf } from "../../../../../src/playground/loopback/world/mentions.ts";

const ANN = "100000000000000001";
const BEN = "100000000000000002";
const TEXT = `<@${ANN}> and <@!${BEN}>, @here`;

it("without a word about it, all mentions count, and a reply's author too", () => {
  expect(mentionsOf(TEXT, null, "9")).toEqual({ userIds: [ANN, BEN, "9"], everyone: true });
});

it.each([
  [{ parse: [] }, []],
  [{ users: [BEN, "3"] }, [BEN]],
  [{ parse: ["users"] }, [ANN, BEN]],
  [{ parse: [], replied_user: true }, ["9"]],
])("allowing %j mentions %j", (allowed, userIds) => {
  expect(mentionsOf(TEXT, allowed, "9")).toEqual({ userIds, everyone: false });
});
