import Replicate from "replicate";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDownloadHost } from "../../../support/vendors/download-host.ts";
import { startReplicateDouble } from "../../../support/vendors/replicate-double.ts";

/** The service's own client on our double: what it understands, the double says as the service does. */
async function start(token = "a-token") {
  const host = await startDownloadHost();
  onTestFinished(async () => host.close());
  const double = await startReplicateDouble({ token: "a-token" }, host);
  onTestFinished(async () => double.close());
  const options = { auth: token, baseUrl: double.url.href, useFileOutput: false };
  return { double, client: new Replicate(options) };
}

const model = "black-forest-labs/flux-schnell";
const input = { prompt: "a fox", seed: 5 };

describe("the double of Replicate, by replicate", () => {
  it("runs a model and shows how far it is", async () => {
    const { client } = await start();
    const states: string[] = [];
    const wait = { mode: "poll", interval: 1 } as const;
    const output = await client.run(
      model,
      { input, wait },
      ({ status }) => void states.push(status),
    );
    expect(output).toEqual([expect.stringMatching(/1024x1024-5\.jpg$/)]);
    expect(new Set(states)).toEqual(new Set(["starting", "processing", "succeeded"]));
  });

  it("publishes what a model takes", async () => {
    const { client } = await start();
    const { latest_version: latest } = await client.models.get("stability-ai", "sdxl");
    const { id = "", openapi_schema: schema } = latest ?? {};
    expect(schema).toHaveProperty("components.schemas.Input.properties.prompt_strength");
    const version = await client.models.versions.get("stability-ai", "sdxl", id);
    expect(version.openapi_schema).toEqual(schema);
  });

  it("runs by a version, cancels, stores a file and names the account", async () => {
    const { client, double } = await start();
    const version = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc";
    const made = await client.predictions.create({ version, input: { ...input, width: 512 } });
    expect(made.status).toBe("starting");
    await client.predictions.cancel(made.id);
    expect(double.cancelled).toEqual([made.id]);
    expect((await client.predictions.get(made.id)).status).toBe("canceled");
    expect((await client.files.create(Buffer.from("a picture"))).urls.get).toContain("/v1/files/");
    expect((await client.accounts.current()).username).toBe("somebody");
  });

  it("refuses in the form that the client reads", async () => {
    const { client } = await start();
    const wrong = client.predictions.create({ model, input: { ...input, width: 8 } });
    await expect(wrong).rejects.toMatchObject({ response: { status: 422 } });
    const { client: nobody } = await start("another-token");
    await expect(nobody.accounts.current()).rejects.toMatchObject({ response: { status: 401 } });
  });
});
