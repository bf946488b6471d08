import { describe, expect, it } from "vitest";
import type { Message } from "../../../../src/playground/protocol/discord-types.ts";
import { Store, withMessage } from "../../../../src/playground/page/store.ts";
import { message } from "./message.ts";

const ids = (messages: readonly Message[]) => messages.map(({ id }) => id);

describe("withMessage", () => {
  it("adds a message at the end, and one that arrives late where it belongs", () => {
    const list = withMessage([message({ id: "9" })], message({ id: "11" }));
    expect(ids(list)).toEqual(["9", "11"]);
    expect(ids(withMessage(list, message({ id: "10" })))).toEqual(["9", "10", "11"]);
  });

  it("replaces an older form of the same message", () => {
    const list = withMessage(
      [message({ id: "1", content: "a" })],
      message({ id: "1", content: "b" }),
    );
    expect(list.map(({ content }) => content)).toEqual(["b"]);
  });
});

describe("Store", () => {
  it("tells of every change what was before", () => {
    const store = new Store();
    const seen: unknown[] = [];
    store.subscribe((state, before) => seen.push([before.channelId, state.channelId]));
    store.change({ channelId: "1" });
    store.change({ channelId: "2" });
    expect(seen).toEqual([
      [undefined, "1"],
      ["1", "2"],
    ]);
  });

  it("finds the open channel", () => {
    const store = new Store();
    expect(store.channel).toBeUndefined();
    const channel = {
      id: "5",
      name: "pictures",
      kind: "text",
      topic: "",
      ageRestricted: false,
    } as const;
    const user = { id: "1", username: "you" };
    store.change({
      channelId: "5",
      world: {
        me: user,
        bot: user,
        people: [],
        places: [
          {
            id: "1",
            name: "Studio",
            channels: [channel],
            locale: "en-US",
            roles: [],
            memberIds: [],
          },
        ],
        locale: "en-US",
        languages: [],
        botOnline: true,
        examples: [],
        uploadLimit: 1,
      },
    });
    expect(store.channel).toBe(channel);
  });
});
