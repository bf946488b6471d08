import { describe, expect, it } from "vitest";
import { capabilitiesOf } from "../../../../src/providers/described/capabilities.ts";
import { readInputFields } from "../../../../src/providers/described/read-schema.ts";
import { rolesOf } from "../../../../src/providers/described/roles.ts";

const text = { type: "string" };
const uri = { type: "string", format: "uri" };

const capabilities = (properties: object) =>
  capabilitiesOf(rolesOf(readInputFields({}, { type: "object", properties }) ?? []));

describe("a model that makes films", () => {
  it.each([
    [{ image_url: uri, duration: { type: "string", enum: ["5", "10"] } }],
    [{ start_image: uri, fps: { type: "integer" } }],
    [{ first_frame_image: uri, num_frames: { type: "integer" } }],
  ])("is known by what only films have, and animates a picture: %j", (properties) => {
    const able = capabilities({ prompt: text, ...properties });
    expect(able).toMatchObject({ animate: true, imageToImage: true, editByInstruction: false });
  });

  it("animates nothing where it takes no picture", () => {
    expect(capabilities({ prompt: text, duration: { type: "integer" } }).animate).toBe(false);
  });

  it("is none where a picture is drawn", () => {
    const able = capabilities({ prompt: text, image_url: uri, num_images: { type: "integer" } });
    expect(able).toMatchObject({ animate: false, editByInstruction: true });
  });
});
