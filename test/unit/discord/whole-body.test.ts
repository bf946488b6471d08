import { describe, expect, it } from "vitest";
import { withWholeBody } from "../../../src/discord/whole-body.ts";

type Init = Parameters<typeof withWholeBody>[0];

/** A form as it would be read at the other end. */
async function sent(form: FormData): Promise<FormData> {
  // discord.js has types of its own for the same form.
  const given: unknown = { method: "PATCH", body: form, headers: { A: "1" } };
  const { body, headers } = await withWholeBody(given as Init);
  expect(body).toBeInstanceOf(Uint8Array);
  expect(headers).toMatchObject({ A: "1" });
  const init: unknown = { method: "POST", body, headers };
  return await new Request("http://127.0.0.1", init as RequestInit).formData();
}

describe("a request with a form", () => {
  it("carries its files and its texts in one piece", async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    const form = new FormData();
    form.append("files[0]", new Blob([bytes], { type: "image/png" }), "easel-1.png");
    form.append("files[1]", new Blob(["plain"]), 'odd "name"\r\n.txt');
    form.append("payload_json", '{"content":"ä\r\n--easel"}');
    const read = await sent(form);
    const [first, second] = ["files[0]", "files[1]"].map((name) => read.get(name) as File);
    expect(first).toMatchObject({ name: "easel-1.png", type: "image/png" });
    expect(new Uint8Array((await first?.arrayBuffer()) ?? [])).toEqual(bytes);
    expect(second).toMatchObject({ name: 'odd "name"\r\n.txt', type: "application/octet-stream" });
    expect(read.get("payload_json")).toBe('{"content":"ä\r\n--easel"}');
  });

  it("goes on as it is when its body is something else", async () => {
    const init = { method: "POST", body: "{}" };
    expect(await withWholeBody(init)).toBe(init);
  });
});
