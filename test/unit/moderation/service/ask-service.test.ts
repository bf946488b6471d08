import { describe, expect, it, onTestFinished } from "vitest";
import { sendRequest } from "../../../../src/http/send-request.ts";
import { createSecondOpinion } from "../../../../src/moderation/service/ask-service.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { json } from "../../../support/vendors/answer.ts";
import { startVendorServer } from "../../../support/vendors/vendor-server.ts";

/** A service that flags texts with "nasty", unless it answers something else. */
async function open(answer?: Parameters<typeof startVendorServer>[0]) {
  const service = await startVendorServer(
    answer ??
      (({ body }) => {
        const texts = Array.isArray(body?.["input"]) ? body["input"] : [];
        return json(200, {
          results: texts.map((text) => ({ flagged: String(text).includes("nasty") })),
        });
      }),
  );
  onTestFinished(() => service.close());
  const log = new RecordingLog();
  const ask = createSecondOpinion(
    {
      baseUrl: new URL("v1", service.url),
      apiKey: { reveal: () => "key-of-the-service" },
      model: "omni-moderation-latest",
    },
    { send: sendRequest, log },
  );
  return { service, log, ask };
}

describe("the second opinion of a moderation service", () => {
  it("is asked about all texts at once, with the key and the model", async () => {
    const { service, ask } = await open();
    expect(await ask(["a fox", "blurry"])).toBe(false);
    expect(await ask(["a fox", "a nasty thing"])).toBe(true);
    expect(service.requests[0]).toMatchObject({
      method: "POST",
      path: "/v1/moderations",
      headers: { authorization: "Bearer key-of-the-service" },
      body: { model: "omni-moderation-latest", input: ["a fox", "blurry"] },
    });
  });

  it("is not waited for where it does not answer as it should, and the log says so", async () => {
    const { log, ask } = await open(() => json(500, { error: "a nasty thing is broken" }));
    expect(await ask(["a nasty thing"])).toBe(false);
    expect(log.lines).toMatchObject([{ level: "warn" }]);
    expect(JSON.stringify(log.lines)).not.toMatch(/nasty|key-of/);
  });

  it("is not waited for longer than Discord waits", async () => {
    const { log, ask } = await open(() => new Promise(() => {}));
    expect(await ask(["a fox"])).toBe(false);
    expect(log.lines).toHaveLength(1);
  });
});
