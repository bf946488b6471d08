import { describe, expect, it } from "vitest";
import { pointTo, readInputFields } from "../../../../src/providers/described/read-schema.ts";
import { rolesOf } from "../../../../src/providers/described/roles.ts";

const fields = (properties: object, more: object = {}, document: unknown = {}) =>
  readInputFields(document, { type: "object", properties, ...more }) ?? [];

const size = (properties: object) => rolesOf(fields(properties)).size;

describe("the inputs of a schema", () => {
  it("are read through references, alternatives and null", () => {
    const document = { defs: { "a/b": { type: "string", enum: ["x", "y"] } } };
    const read = fields(
      {
        one: { allOf: [{ $ref: "#/defs/a~1b" }], default: "y" },
        two: { anyOf: [{ type: "integer", exclusiveMinimum: 0, maximum: 9 }, { type: "null" }] },
        three: { type: ["boolean", "null"] },
        four: { type: "array", items: { type: "object", properties: { path: {}, scale: {} } } },
        five: { $ref: "https://a.example/schema.json" },
      },
      { required: ["one"] },
      document,
    );
    expect(read).toEqual([
      { name: "one", required: true, kind: "choice", default: "y", choices: ["x", "y"] },
      { name: "two", required: false, kind: "integer", min: 1, max: 9 },
      { name: "three", required: false, kind: "switch" },
      { name: "four", required: false, kind: "loras" },
      { name: "five", required: false, kind: "other" },
    ]);
  });

  it("are none of what is no schema, and a circle ends", () => {
    expect(readInputFields({}, "text")).toBeUndefined();
    expect(readInputFields({}, { type: "object" })).toBeUndefined();
    const circle = { a: { $ref: "#/a" } };
    expect(readInputFields(circle, { properties: { x: circle.a } })).toEqual([
      { name: "x", required: false, kind: "other" },
    ]);
    expect(pointTo({ a: 1 }, "#/__proto__/polluted")).toBeUndefined();
  });

  it("tell pictures from films, sounds and weights", () => {
    const uri = { type: "string", format: "uri" };
    const kinds = fields({
      image: uri,
      video_url: uri,
      audio_url: uri,
      lora_weights: uri,
      mask_url: { type: "string" },
      image_urls: { type: "array", items: { type: "string" }, maxItems: 6 },
      image_prompt: { type: "string" },
    }).map(({ name, kind }) => [name, kind]);
    expect(kinds).toEqual([
      ["image", "file"],
      ["video_url", "text"],
      ["audio_url", "text"],
      ["lora_weights", "text"],
      ["mask_url", "file"],
      ["image_urls", "files"],
      ["image_prompt", "text"],
    ]);
  });
});

describe("what stands for what", () => {
  it("finds a size in each of its forms", () => {
    const sides = size({
      width: { type: "integer", enum: [256, 320, 384], default: 256 },
      height: { type: "integer", enum: [256, 320, 384], default: 256 },
    });
    expect(sides?.sizes).toMatchObject({ min: 256, max: 384, multipleOf: 64 });
    const named = size({ size: { type: "string", enum: ["auto", "1024x1536", "1536x1024"] } });
    expect(named?.followsSource).toBe(true);
    expect(named?.sizes.common).toEqual([
      { width: 1024, height: 1536 },
      { width: 1536, height: 1024 },
    ]);
    expect(named?.write({ width: 1536, height: 1024 })).toEqual({ size: "1536x1024" });
    const presets = size({ image_size: { type: "string", enum: ["square_hd", "portrait_4_3"] } });
    expect(presets?.write({ width: 768, height: 1024 })).toEqual({ image_size: "portrait_4_3" });
    const shapes = size({ aspect_ratio: { type: "string", enum: ["1:1", "2.35:1", "custom"] } });
    expect(shapes?.sizes.common).toEqual([
      { width: 1024, height: 1024 },
      { width: 1568, height: 672 },
    ]);
    expect(size({ quality: { type: "string", enum: ["low"] } })).toBeUndefined();
  });

  it("offers no switch that keeps people safe, no key and no address", () => {
    const text = { type: "string" };
    const roles = rolesOf(
      fields({
        prompt: text,
        quality: { type: "string", enum: ["low", "high"] },
        enable_safety_checker: { type: "boolean" },
        safety_tolerance: { type: "string", enum: ["1", "6"] },
        disable_nsfw_filter: { type: "boolean" },
        sync_mode: { type: "boolean" },
        hf_token: text,
        webhook_url: { type: "string", format: "uri" },
        sharpness: { type: "number", minimum: 0, maximum: 2, default: 1 },
        unbounded: { type: "number", default: 1 },
      }),
    );
    expect(roles.options.map(({ name }) => name)).toEqual(["quality", "sharpness"]);
    expect(roles.missing).toEqual([]);
  });

  it("names what must be given and nothing stands for", () => {
    const properties = { prompt: { type: "string" }, model_3d: { type: "string" } };
    const roles = rolesOf(fields(properties, { required: ["prompt", "model_3d"] }));
    expect(roles.missing.map(({ name }) => name)).toEqual(["model_3d"]);
  });
});
