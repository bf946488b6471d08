import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ChoiceSource } from "../../../../../src/playground/page/composer/choice-source.ts";

const style = { type: 3, name: "style", description: "A look", autocomplete: true };

const refuse = () => Promise.reject(new Error("no"));

describe("ChoiceSource", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("asks once when typing pauses, for the last text only", async () => {
    const source = new ChoiceSource();
    const asked: string[] = [];
    const ask = (text: string) => () => {
      asked.push(text);
      return Promise.resolve([{ name: "Ink", value: "ink" }]);
    };
    let shown = 0;
    for (const text of ["p", "pi", "pi"]) source.ask(style, text, ask(text), () => (shown += 1));
    await vi.advanceTimersByTimeAsync(1000);
    expect({ asked, shown }).toEqual({ asked: ["pi"], shown: 1 });
    expect(source.offered(style, "pi")).toEqual([{ name: "Ink", value: "ink" }]);
    expect(source.labelled(style, "Ink")).toEqual({ name: "Ink", value: "ink" });
  });

  it("offers for other words only what still fits them, until the answer comes", async () => {
    const source = new ChoiceSource();
    const ink = { name: "Ink", value: "ink" };
    const choices = [ink, { name: "Oil", value: "oil" }];
    source.ask(
      style,
      "i",
      () => Promise.resolve(choices),
      () => {},
    );
    await vi.advanceTimersByTimeAsync(1000);
    expect(source.offered(style, "i")).toEqual(choices);
    expect(source.offered(style, "in")).toEqual([ink]);
    expect(source.offered(style, "a red apple")).toEqual([]);
  });

  it("goes on quietly when there is no answer", async () => {
    const source = new ChoiceSource();
    source.ask(style, "p", refuse, () => expect.unreachable());
    await vi.advanceTimersByTimeAsync(1000);
    expect(source.offered(style, "p")).toEqual([]);
  });

  it("forgets what was offered, but still knows what a label stands for", async () => {
    const source = new ChoiceSource();
    source.ask(
      style,
      "",
      () => Promise.resolve([{ name: "Ink", value: "ink" }]),
      () => {},
    );
    await vi.advanceTimersByTimeAsync(1000);
    source.reset();
    expect(source.offered(style, "")).toEqual([]);
    expect(source.labelled(style, "Ink")?.value).toBe("ink");
  });

  it("does not show an answer that came after the line was left", async () => {
    const source = new ChoiceSource();
    const slow = Promise.withResolvers<[]>();
    source.ask(
      style,
      "p",
      () => slow.promise,
      () => expect.unreachable(),
    );
    await vi.advanceTimersByTimeAsync(1000);
    source.reset();
    slow.resolve([]);
    await vi.advanceTimersByTimeAsync(1);
  });
});
