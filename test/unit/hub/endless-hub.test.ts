import { describe, expect, it, onTestFinished } from "vitest";
import { createHubClient } from "../../../src/hub/hub-client.ts";
import { connectToHub } from "../../../src/hub/hub-connection.ts";
import { hostileBehaviours } from "../../support/hostile/behaviours.ts";
import { hostileServer } from "../../support/hostile/hostile-server.ts";
import { watchUncaught } from "../../support/hostile/uncaught.ts";
import { json } from "../../support/vendors/answer.ts";
import type { Answer } from "../../support/vendors/answer.ts";
import { startVendorServer } from "../../support/vendors/vendor-server.ts";

const state = {
  repository: "someone/model",
  revision: "main",
  commit: "a".repeat(40),
  licence: undefined,
  isGated: false,
};

const clientOf = (endpoint: URL) =>
  createHubClient(
    connectToHub({
      hub: { endpoint, token: undefined },
      timings: { idleMs: 200, retryMs: 1, attempts: 2 },
    }),
  );

/** A hub that answers every question so; `n` counts from 1. */
async function hubThat(answer: (n: number, path: string) => Answer) {
  let n = 0;
  const server = await startVendorServer(({ path }) => answer((n += 1), path));
  onTestFinished(() => server.close());
  return { server, client: clientOf(server.url) };
}

const file = (path: string, size = 1) => ({ type: "file", path, size, oid: "b".repeat(40) });

describe("a hub that does not end", () => {
  it("lists page after page, and is not followed for ever", async () => {
    const { server, client } = await hubThat((n) =>
      json(200, [file(`${n}.json`)], { link: `</next?page=${n}>; rel="next"` }),
    );
    await expect(client.files(state)).rejects.toThrow(
      /lists more of someone\/model than any model has \(over 200 pages\)/,
    );
    expect(server.requests).toHaveLength(200);
  });

  it("names the same page as the next one", async () => {
    const { server, client } = await hubThat((_, path) =>
      json(200, [file("a.json")], { link: `<${path}>; rel="next"` }),
    );
    await expect(client.files(state)).resolves.toHaveLength(1);
    expect(server.requests).toHaveLength(1);
  });

  it("lists more files than any model has", async () => {
    const many = Array.from({ length: 60_000 }, (_, n) => file(`${n}`));
    const { client } = await hubThat((n) =>
      json(200, many, { link: `</next?page=${n}>; rel=next` }),
    );
    await expect(client.files(state)).rejects.toThrow("over 100000 files");
  });

  it("sends one answer without end", async () => {
    const flood = { kind: "flood", headers: {}, bytes: 20 * 1024 ** 2 } as const;
    const { client } = await hubThat(() => flood);
    await expect(client.files(state)).rejects.toThrow("did not answer as a hub does");
  });

  it("announces an index that fills the memory: nothing of it is asked for", async () => {
    const { server, client } = await hubThat(() => json(200, {}));
    const huge = {
      path: "model_index.json",
      bytes: 5 * 1024 ** 3,
      hash: { algorithm: "git-blob", value: "b".repeat(40) },
    } as const;
    await expect(client.read(state, huge)).rejects.toThrow("did not answer as a hub does");
    expect(server.requests).toEqual([]);
  });

  it("leaves out names that no system takes", async () => {
    const { client } = await hubThat(() => json(200, [file("a/".repeat(2000)), file("b.json")]));
    const files = await client.files(state);
    expect(files.map(({ path }) => path)).toEqual(["b.json"]);
  });

  it("reads the link to the next page in a header of any form, in line with its length", async () => {
    const answers = ["<".repeat(8000), '<x>; rel="prev", </next>;rel=next', "<".repeat(8000)];
    const { server, client } = await hubThat((n) =>
      json(200, [file(`${n}.json`)], { link: answers[n % answers.length] ?? "" }),
    );
    await expect(client.files(state)).resolves.toHaveLength(2);
    expect(server.requests[1]?.path).toBe("/next");
  });

  it.each(Object.entries(hostileBehaviours))("%s", async (_, behaviour) => {
    const uncaught = watchUncaught();
    onTestFinished(() => uncaught.stop());
    const { host, port } = await hostileServer(behaviour);
    const client = clientOf(new URL(`http://${host}:${port}`));
    const ending = AbortSignal.timeout(1000);
    await expect(client.files(state, ending)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(uncaught.errors).toEqual([]);
  });
});
