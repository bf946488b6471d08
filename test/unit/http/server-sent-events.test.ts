import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, it } from "vitest";
import { serverSentEvents } from "../../../src/http/server-sent-events.ts";

async function eventsOf(text: string, pieceLength: number): Promise<string[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) {
      yield bytes.subarray(at, at + pieceLength);
    }
  }
  const events: string[] = [];
  for await (const event of serverSentEvents(pieces())) events.push(event);
  return events;
}

const text =
  ': a comment\nevent: one\ndata: {"a":"é"}\n\ndata:no space\r\ndata: two lines\r\n\r\n\n\nid: 7\ndata: [DONE]\n\ndata: never ended\n';

describe("server-sent events", () => {
  it("are read whole, wherever the pieces are cut", async () => {
    const read = async (length: number): Promise<void> => {
      expect(await eventsOf(text, length)).toEqual(['{"a":"é"}', "no space\ntwo lines", "[DONE]"]);
    };
    await assert(asyncProperty(integer({ min: 1, max: text.length }), read));
  });

  it("may be long", async () => {
    const long = "x".repeat(5_000_000);
    expect(await eventsOf(`data: ${long}\n\n`, 65_536)).toEqual([long]);
  });
});
