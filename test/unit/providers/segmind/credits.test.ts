import { describe, expect, it, onTestFinished } from "vitest";
import { secret } from "../../../../src/config/secret.ts";
import { sendRequest } from "../../../../src/http/send-request.ts";
import { readSegmindCredits } from "../../../../src/providers/segmind/credits.ts";
import { json } from "../../../support/vendors/answer.ts";
import { startSegmindDouble } from "../../../support/vendors/segmind-double.ts";
import { startVendorServer } from "../../../support/vendors/vendor-server.ts";

const config = (baseUrl: URL, key = "SG_1") => ({
  apiKey: secret(key),
  baseUrl,
  requestsPerMinute: 5,
  timeoutMs: 1000,
  price: undefined,
});

describe("readSegmindCredits", () => {
  it("asks what is left, without a paid call", async () => {
    const double = await startSegmindDouble({ key: "SG_1" });
    onTestFinished(async () => double.close());
    double.credits = 4.5;
    const credits = await readSegmindCredits(config(double.url), sendRequest);
    expect(credits).toEqual({ credits: 4.5, freeCredits: 0.25 });
    expect(double.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /v1/get-user-credits",
    ]);
  });

  it("says that a key is wrong, without showing it", async () => {
    const double = await startSegmindDouble({ key: "SG_1" });
    onTestFinished(async () => double.close());
    const asked = readSegmindCredits(config(double.url, "SG_other"), sendRequest);
    await expect(asked).rejects.toMatchObject({ kind: "bad-key", billed: "no" });
    await expect(asked).rejects.not.toThrow("SG_other");
  });

  it("does not take any other answer for credits", async () => {
    const server = await startVendorServer(() => json(200, { hello: "world" }));
    onTestFinished(async () => server.close());
    await expect(readSegmindCredits(config(server.url), sendRequest)).rejects.toMatchObject({
      kind: "broken-answer",
    });
  });
});
