import { beforeEach, describe, expect, it } from "vitest";
import { HubError } from "../../../src/hub/hub-error.ts";
import { readReference } from "../../../src/hub/model-reference.ts";
import { planPull } from "../../../src/hub/plan-pull.ts";
import { clientOf, modelFiles, pull } from "../../support/hub-pull.ts";
import { type HubFault, type LoopbackHub, startLoopbackHub } from "../../support/loopback-hub.ts";
import { spoken } from "../../support/words/spoken.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const NAME = "someone/model";

let hub: LoopbackHub;
let commit: string;
beforeEach(async () => {
  hub = await startLoopbackHub();
  commit = hub.commit(NAME, modelFiles(5000));
});

const fail = (status: number, headers: Record<string, string> = {}, times?: number) =>
  hub.faults.push({
    on: "/",
    fault: { kind: "status", status, headers },
    ...(times !== undefined && { times }),
  });

const repository = () => {
  const found = hub.repositories.get(NAME);
  if (found === undefined) throw new Error("no repository");
  return found;
};

describe("a hub", () => {
  it("says which commit a revision is, under which licence", async () => {
    repository().branches.set("refs/pr/15", commit);
    expect(await clientOf(hub).resolve(NAME, "refs/pr/15")).toEqual({
      repository: NAME,
      revision: "refs/pr/15",
      commit,
      licence: { name: "mit", link: undefined },
      isGated: false,
    });
    expect(hub.visits[0]?.path).toBe(`/api/models/${NAME}/revision/refs%2Fpr%2F15`);
  });

  it("gives a long list of files page by page", async () => {
    hub.pageSize = 2;
    const client = clientOf(hub);
    const files = await client.files(await client.resolve(NAME, "main"));
    expect(files.map(({ path }) => path)).toEqual(Object.keys(modelFiles(5000)));
    expect(hub.visits).toHaveLength(4);
  });

  it("may know its newest commit only, and no revision by name", async () => {
    hub.faults.push({ on: "/revision/", fault: { kind: "status", status: 404 } });
    hub.faults.push({
      on: `models/${NAME}`,
      fault: { kind: "body", body: JSON.stringify({ sha: commit }) },
      times: 1,
    });
    expect((await clientOf(hub).resolve(NAME, "main")).commit).toBe(commit);
    await expect(clientOf(hub).resolve(NAME, "v1")).rejects.toThrow("There is no model");
  });

  it("may lie below a path", async () => {
    hub.faults.push({
      on: "/mirror/",
      fault: { kind: "body", body: JSON.stringify({ sha: commit }) },
    });
    const client = clientOf({ ...hub, url: new URL("/mirror/", hub.url) });
    expect((await client.resolve(NAME, "main")).commit).toBe(commit);
    expect(hub.visits[0]?.path).toBe(`/mirror/api/models/${NAME}/revision/main`);
  });

  it("sees the token; the place that it leads on to for large files does not", async () => {
    repository().gated = "manual";
    await pull(hub, NAME, await temporaryFolder(), { token: hub.token });
    const seen = (server: string) =>
      new Set(
        hub.visits.flatMap((visit) => (visit.server === server ? [visit.authorization] : [])),
      );
    expect(seen("hub")).toEqual(new Set([`Bearer ${hub.token}`]));
    expect(seen("cdn")).toEqual(new Set([undefined]));
  });

  it("is followed when a repository was renamed, and no further than five times", async () => {
    const to = `/api/models/${NAME}/revision/main`;
    hub.faults.push({ on: "/api/models/old/name/", fault: { kind: "redirect", to } });
    expect((await clientOf(hub).resolve("old/name", "main")).commit).toBe(commit);
    hub.faults.push({ on: "/", fault: { kind: "redirect", to } });
    await expect(clientOf(hub).resolve(NAME, "main")).rejects.toThrow("leads on more than 5 times");
  });
});

describe("a hub that is busy", () => {
  it.each([
    ["Retry-After", { "retry-after": "1" }],
    ["RateLimit", { ratelimit: '"api";r=0;t=0' }],
  ])("is asked again when %s allows it, and the person is told", async (_, headers) => {
    fail(429, headers, 1);
    const waits: string[] = [];
    const client = clientOf(hub, { onWait: (why) => waits.push(spoken(why)) });
    expect((await client.resolve(NAME, "main")).commit).toBe(commit);
    expect(waits).toEqual([`${hub.url.host} asks to wait 1 s.`]);
  });

  it("is left alone when it wants that for long", async () => {
    fail(429, { "retry-after": "600" });
    await expect(clientOf(hub).resolve(NAME, "main")).rejects.toThrow(
      /wants to be left alone for 600 s\. .* With HF_TOKEN set it allows more\.$/,
    );
    expect(hub.visits).toHaveLength(1);
  });

  it("is asked again after a failure of its own, but not for ever", async () => {
    fail(503, {}, 2);
    expect((await clientOf(hub).resolve(NAME, "main")).commit).toBe(commit);
    fail(502);
    await expect(clientOf(hub).resolve(NAME, "main")).rejects.toThrow(
      "does not work at the moment (status 502). Try again later",
    );
  });

  it("is asked again when its answer was cut off", async () => {
    hub.faults.push({ on: "resolve", fault: { kind: "cut", after: 3 }, times: 1 });
    const plan = await planPull(clientOf(hub), readReference(NAME));
    expect(plan.files).toHaveLength(6);
  });

  it("that cannot be reached is said to be so", async () => {
    const client = clientOf({ ...hub, url: new URL("http://127.0.0.1:9") });
    const failure = await client.resolve(NAME, "main").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(HubError);
    expect(String(failure)).toContain("127.0.0.1:9 could not be reached. Check the connection");
  });

  it("stops being waited for when the person has enough", async () => {
    fail(429, { "retry-after": "200" });
    const cancel = new AbortController();
    const client = clientOf(hub, { onWait: () => cancel.abort(new Error("enough")) });
    await expect(client.resolve(NAME, "main", cancel.signal)).rejects.toThrow("enough");
  });
});

const wordsOf = async (token?: string, revision = "main", name = NAME): Promise<string> => {
  const client = clientOf(hub, token === undefined ? {} : { token });
  const outcome = await planPull(client, readReference(`${name}@${revision}`)).catch(String);
  return typeof outcome === "string" ? outcome : "";
};

describe("a hub that refuses", () => {
  it("a repository with a gate: says where the licence is accepted", async () => {
    repository().gated = "auto";
    expect(await wordsOf()).toContain(
      `Accept it at ${hub.url.href}${NAME}, and set HF_TOKEN to a token of that account.`,
    );
    fail(403, { "x-error-code": "GatedRepo" });
    expect(await wordsOf("hf_other")).toContain("the account of HF_TOKEN is not among them");
  });

  it("an unknown or private repository: says both may be", async () => {
    expect(await wordsOf(undefined, "main", "nobody/nothing")).toContain(
      `There is no model nobody/nothing at ${hub.url.host}, or it is not open to everybody: accept its licence at ${hub.url.href}nobody/nothing, and set HF_TOKEN. Check the name.`,
    );
    repository().isPrivate = true;
    expect(await wordsOf("hf_other")).toMatch(
      /or the account of HF_TOKEN may not see it\. Check the name\.$/,
    );
    expect(await wordsOf(hub.token)).toBe("");
  });

  it("an unknown revision", async () => {
    expect(await wordsOf(undefined, "v9")).toContain(`${NAME} has no revision "v9".`);
  });

  it("a token that is not valid any more", async () => {
    fail(401, { "x-error-message": "Invalid credentials in Authorization header" });
    const words = await wordsOf("hf_old");
    expect(words).toContain("does not accept HF_TOKEN. Make a new token");
    expect(words).not.toContain("hf_old");
  });

  it("a file that it lists", async () => {
    fail(404, { "x-error-code": "EntryNotFound" });
    expect(await wordsOf()).toContain("lists a file that");
  });

  it("for a reason of its own", async () => {
    fail(451);
    expect(await wordsOf()).toContain(`refused ${NAME} with status 451.`);
  });
});

const fool = (body: string, on = "revision"): HubFault[] => [{ on, fault: { kind: "body", body } }];

describe("a server that is no hub", () => {
  it.each([
    ["<html>", "revision"],
    ['{"sha":"../../x"}', "revision"],
    ["{}", "tree"],
    ["x".repeat(17 * 1024 ** 2), "tree"],
  ])("is told by its answer", async (body, on) => {
    hub.faults.push(...fool(body, on));
    await expect(planPull(clientOf(hub), readReference(NAME))).rejects.toThrow(
      "did not answer as a hub does. Check HF_ENDPOINT",
    );
  });
});
