import { describe, expect, it } from "vitest";
import { secret } from "../../../../src/config/secret.ts";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { sendRequest } from "../../../../src/http/send-request.ts";
import { createImagePipelineModels } from "../../../../src/providers/imagepipeline/models.ts";
import { checkedKey } from "../../../../src/providers/remote/checked-key.ts";
import { createSegmindModels } from "../../../../src/providers/segmind/models.ts";
import { startSegmindDouble } from "../../../support/vendors/segmind-double.ts";

describe("checkedKey", () => {
  it("gives a key that a header can carry", () => {
    expect(checkedKey(secret("SG_12ab"), "SEGMIND_API_KEY")).toBe("SG_12ab");
  });

  it.each(["SG_12\nab", "SG_12ab\r\n", "SG 12", "ключ", ""])(
    "refuses %j by the setting's name, without the key",
    (key) => {
      expect(() => checkedKey(secret(key), "SEGMIND_API_KEY")).toThrow(
        "SEGMIND_API_KEY must be one line without spaces or line breaks: copy it again from where you got it.",
      );
    },
  );

  it("is asked before any request: a key with a line break sends nothing", async () => {
    const double = await startSegmindDouble({ key: "SG_12\nab" });
    const config = {
      apiKey: secret("SG_12\nab"),
      baseUrl: double.url,
      requestsPerMinute: 5,
      timeoutMs: 1000,
      price: undefined,
    };
    const options = { send: sendRequest, download: async () => new Uint8Array() };
    expect(() => createSegmindModels(config, options)).toThrow(ConfigError);
    expect(() => createImagePipelineModels({ ...config, modelId: "sdxl" }, options)).toThrow(
      ConfigError,
    );
    expect(double.requests).toEqual([]);
    await double.close();
  });
});
