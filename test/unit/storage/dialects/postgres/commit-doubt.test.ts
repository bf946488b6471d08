import { describe, expect, it } from "vitest";
import { wasCommitted } from "../../../../../src/storage/dialects/postgres/commit-doubt.ts";

const transaction = { id: "725", process: 1, now: 1000 };
const refused = (code: string) => Object.assign(new Error(`refused with ${code}`), { code });
const unclear = { status: "committed", restarted: true };

/** A server that answers one question after the other with these rows, or with these errors. */
function server(...answers: readonly (object | Error)[]) {
  const left = [...answers];
  const pool = {
    query: async () => {
      const answer = left.shift();
      if (answer instanceof Error) throw answer;
      return { rows: answer === undefined ? [] : [answer] };
    },
  };
  const closing = new AbortController();
  // What `pg` gives beside the rows is not looked at.
  const ask = () => wasCommitted(transaction, pool as never, closing.signal);
  return { ask, closing };
}

describe("a transaction whose commit was not heard of", () => {
  it.each([
    ["committed", { status: "committed", restarted: false }, true],
    ["rolled back", { status: "aborted", restarted: false }, false],
    ["unknown to a server that crashed", refused("22023"), false],
  ])("that is %s", async (_, answer, expected) => {
    expect(await server(answer).ask()).toBe(expected);
  });

  it.each([
    ["was kept by a recovery", { survived: true }, true],
    ["was forgotten by a recovery, and given to another one", { survived: false }, false],
    ["may have been forgotten, which this user may not ask", refused("42501"), true],
  ])("whose number is committed and %s", async (_, answer, expected) => {
    expect(await server(unclear, answer).ask()).toBe(expected);
  });

  it.each(["57P03", "53300", "ECONNREFUSED"])("is asked after again after %s", async (code) => {
    const { ask } = server(refused(code), { status: "committed", restarted: false });
    expect(await ask()).toBe(true);
  });

  it("is waited for no more when the database is closed", async () => {
    const { ask, closing } = server(refused("57P03"));
    const answer = ask();
    closing.abort(new Error("the database is closed"));
    await expect(answer).rejects.toThrow("the database is closed");
  });
});
