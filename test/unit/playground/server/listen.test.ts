import { describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { listen, portOf } from "../../../../src/playground/server/listen.ts";

const answer = (_: unknown, response: { end(): unknown }) => response.end();

describe("listen", () => {
  it("listens on this machine only", async () => {
    const server = await listen(answer, 0);
    onTestFinished(() => void server.close());
    expect(server.address()).toMatchObject({ address: "127.0.0.1" });
    expect(portOf(server)).toBeGreaterThan(0);
  });

  it("says how to choose another port when this one is taken", async () => {
    const server = await listen(answer, 0);
    onTestFinished(() => void server.close());
    const port = portOf(server);
    const second = listen(answer, port);
    await expect(second).rejects.toThrow(ConfigError);
    await expect(second).rejects.toThrow(`EASEL_PORT=${port + 1}`);
  });

  it("knows no port of a server that is closed", async () => {
    const server = await listen(answer, 0);
    await new Promise((resolve) => server.close(resolve));
    expect(() => portOf(server)).toThrow("not open");
  });
});
