import { describe, expect, it } from "vitest";
import { messageMenu } from "../../../../src/playground/page/message-menu.ts";
import { message } from "./message.ts";

function menu(parts: Parameters<typeof message>[0], me = "1") {
  const done: string[] = [];
  const actions = {
    reply: () => done.push("reply"),
    useApp: (_: unknown, { name }: { name: string }) => done.push(name),
    copyId: () => done.push("copy"),
    remove: () => done.push("remove"),
    react: (_: unknown, emoji: string, isAdded: boolean) => done.push(`${emoji} ${isAdded}`),
  };
  const commands = [
    { id: "1", type: 3, name: "Vary this image", description: "" },
    { id: "2", type: 1, name: "imagine", description: "" },
  ];
  const items = messageMenu(message(parts), me, commands, actions);
  const press = (label: string) => items.find((item) => item.label === label)?.onChoose?.();
  return { items, labels: items.map(({ label }) => label), done, press };
}

describe("messageMenu", () => {
  it("offers everything on one's own message", () => {
    const { labels, items, done, press } = menu({});
    expect(labels).toEqual(["Reply", "Apps", "React", "Copy message ID", "Delete message"]);
    for (const label of labels) press(label);
    items.find(({ label }) => label === "Apps")?.items?.[0]?.onChoose?.();
    expect(done).toEqual(["reply", "copy", "remove", "Vary this image"]);
    expect(items[1]?.items).toHaveLength(1);
    for (const each of items[2]?.items ?? []) each.onChoose?.();
    expect(done.slice(4)).toEqual(["✉️ true", "⭐ true", "❌ true", "⭐ false"]);
  });

  it("does not offer to delete somebody else's message", () => {
    expect(menu({}, "2").labels).toEqual(["Reply", "Apps", "React", "Copy message ID"]);
  });

  it("lets a private answer only be copied and dismissed", () => {
    expect(menu({ flags: 64 }, "2").labels).toEqual(["Copy message ID", "Dismiss message"]);
  });
});
