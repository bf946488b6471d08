import { createFalClient } from "@fal-ai/client";
import { describe, expect, it, onTestFinished } from "vitest";
import { json } from "../../../support/vendors/answer.ts";
import { startDownloadHost } from "../../../support/vendors/download-host.ts";
import { startFalDouble } from "../../../support/vendors/fal-double.ts";

/** The service's own client on our double: what it understands, the double says as the service does. */
async function start() {
  const host = await startDownloadHost();
  onTestFinished(async () => host.close());
  const double = await startFalDouble({ key: "a-key" }, host);
  onTestFinished(async () => double.close());
  const client = createFalClient({
    credentials: "a-key",
    // It knows no other server than its own.
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      expect(url.origin).toBe("https://queue.fal.run");
      return fetch(new URL(url.pathname + url.search, double.url), init);
    },
  });
  return { double, client };
}

const model = "fal-ai/flux/dev";
const input = { prompt: "a fox", seed: 5, num_images: 1 };

describe("the double of fal, by @fal-ai/client", () => {
  it("is ordered from, asked and fetched from", async () => {
    const { client } = await start();
    const states: string[] = [];
    const { data, requestId } = await client.subscribe(model, {
      input,
      pollInterval: 1,
      onQueueUpdate: ({ status }) => void states.push(status),
    });
    expect(states).toEqual(["IN_PROGRESS", "COMPLETED"]);
    expect(data.images).toHaveLength(1);
    expect(requestId).toBeDefined();
  });

  it("cancels", async () => {
    const { client, double } = await start();
    const { request_id: requestId } = await client.queue.submit(model, { input });
    await client.queue.cancel(model, { requestId });
    expect(double.cancelled).toEqual([requestId]);
  });

  it("refuses in the form that the client reads", async () => {
    const { client, double } = await start();
    const wrong = client.queue.submit(model, { input: { ...input, num_inference_steps: 999 } });
    await expect(wrong).rejects.toMatchObject({
      name: "ValidationError",
      status: 422,
      fieldErrors: [{ loc: ["body", "num_inference_steps"] }],
    });
    double.next(json(401, { detail: "Authentication is required" }));
    await expect(client.queue.submit(model, { input })).rejects.toMatchObject({ status: 401 });
  });
});
