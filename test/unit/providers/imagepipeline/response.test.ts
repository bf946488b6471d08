import { describe, expect, it } from "vitest";
import {
  isPollable,
  readImagePipelineAnswer,
} from "../../../../src/providers/imagepipeline/response.ts";

const read = (value: unknown) => readImagePipelineAnswer(Buffer.from(JSON.stringify(value)));
const links = ["https://files.example/1.jpg"];

describe("readImagePipelineAnswer", () => {
  it.each(["PENDING", "PROCESSING", "pending", "SOMETHING NEW"])("waits at %s", (status) => {
    expect(read({ id: "a", status })).toEqual({ state: "waiting", id: "a" });
  });

  it.each([
    { download_urls: links },
    { download_urls: links[0] },
    { image_url: links[0] },
    { output_url: links[0] },
    { download_urls: [], image_url: links[0] },
    { download_urls: null, output_url: links },
  ])("finds the link in %j", (fields) => {
    expect(read({ id: "a", status: "SUCCESS", ...fields })).toEqual({
      state: "success",
      id: "a",
      links,
    });
  });

  it("tells an empty list of links from none", () => {
    const empty = read({ status: "SUCCESS", download_urls: [] });
    expect(empty).toEqual({ state: "success", id: undefined, links: [] });
    expect(read({ status: "SUCCESS" })).toMatchObject({ links: undefined });
  });

  it("reads a failure", () => {
    expect(read({ status: "FAILURE", error: "x" })).toEqual({ state: "failure" });
  });

  it("reads an id that is a number", () => {
    expect(read({ id: 12, status: "PENDING" })).toEqual({ state: "waiting", id: "12" });
  });

  it.each([{}, { status: 5 }, [], "PENDING", null])("reads nothing from %j", (value) => {
    expect(read(value)).toBeUndefined();
  });
});

describe("isPollable", () => {
  it("takes ids, and nothing that leads elsewhere", () => {
    expect(isPollable("d961a274-658c-4889-8c1a-bf85416cb1c1")).toBe(true);
    const wrong = ["", "../user/1", "a/b", "a?b", "a%2Fb", "x".repeat(101)];
    expect(wrong.filter(isPollable)).toEqual([]);
  });
});
