import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendRequest } from "../../../src/http/send-request.ts";

/** No system connects a stream to the broadcast address: `connect` fails at once, without a packet. */
const refused = [{ address: "255.255.255.255", family: 4 }];

const uncaught: unknown[] = [];
const notice = (error: unknown) => void uncaught.push(error);
beforeEach(() => {
  uncaught.length = 0;
  process.on("uncaughtExceptionMonitor", notice);
});
afterEach(() => {
  process.off("uncaughtExceptionMonitor", notice);
});

describe("an address without a route", () => {
  it.each([
    ["https", refused],
    ["http", refused],
    ["https", [...refused, ...refused]],
  ])("is an answer, not the end of the process: %s, %j", async (scheme, addresses) => {
    const url = new URL(`${scheme}://no-route.example/`);
    const request = { method: "GET", url, addresses, timeoutMs: 5000, maxBytes: 10 } as const;
    await expect(sendRequest(request)).rejects.toMatchObject({ reason: "unreachable" });
    await new Promise(setImmediate);
    expect(uncaught).toEqual([]);
  });
});
