import { describe, expect, it } from "vitest";
import { listenersOf } from "../../../src/lib/listeners-of.ts";
import { isCollected } from "../../support/is-collected.ts";

describe("listeners of a promise that stays open for long", () => {
  it("hear of it once, each of them", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const listen = listenersOf(promise);
    const heard: string[] = [];
    listen((end) => heard.push(`one: ${end}`));
    listen((end) => heard.push(`two: ${end}`));
    resolve("over");
    await promise;
    expect(heard).toEqual(["one: over", "two: over"]);
  });

  it("hear of it when it is over already", async () => {
    const listen = listenersOf(Promise.resolve("over"));
    await Promise.resolve();
    const heard: string[] = [];
    listen((end) => heard.push(end));
    expect(heard).toEqual(["over"]);
  });

  it("hear nothing once they were taken back, and are not kept", async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const listen = listenersOf(promise);
    const heard: string[] = [];
    const attach = (): WeakRef<object> => {
      const large = { bytes: new Uint8Array(1000) };
      const stop = listen((end) => heard.push(`${end} ${large.bytes.length}`));
      stop();
      return new WeakRef(large);
    };
    expect(await isCollected(attach())).toBe(true);
    resolve("over");
    await promise;
    expect(heard).toEqual([]);
  });
});
