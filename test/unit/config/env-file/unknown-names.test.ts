import { describe, expect, it } from "vitest";
import { environmentSchema } from "../../../../src/config/environment.ts";
import { unknownNames } from "../../../../src/config/env-file/unknown-names.ts";
import { providers } from "../../../../src/providers/registry.ts";
import { spoken } from "../../../support/words/spoken.ts";

const known = [environmentSchema, ...providers.map(({ settings }) => settings)].flatMap(
  ({ shape }) => Object.keys(shape),
);
const own = ["EASEL_", "DISCORD_"];

const inFile = (...names: string[]) =>
  unknownNames({ inFile: names, inEnvironment: [] }, known, own).map(spoken);
const inEnvironment = (...names: string[]) =>
  unknownNames({ inFile: [], inEnvironment: names }, known, own).map(spoken);

describe("names that nobody knows", () => {
  it.each([
    ["DISCORD_TOKENS", "DISCORD_TOKEN"],
    ["DISCORD_BOT_TOKEN", "DISCORD_TOKEN"],
    ["discord_token", "DISCORD_TOKEN"],
    ["SEGMIND_KEY", "SEGMIND_API_KEY"],
    ["SEGMINT_API_KEY", "SEGMIND_API_KEY"],
    ["SEGMIND_APIKEY", "SEGMIND_API_KEY"],
    ["IMAGE_PIPELINE_API_KEY", "IMAGEPIPELINE_API_KEY"],
    ["EASEL_MODEL_DIR", "EASEL_MODELS_DIR"],
    ["EASEL_DEFAULTMODEL", "EASEL_DEFAULT_MODEL"],
    ["LOGLEVEL", "LOG_LEVEL"],
  ])("%s in the file: probably %s", (name, likely) => {
    expect(inFile(name)).toEqual([
      `There is no setting ${name}: it does nothing. Perhaps ${likely} is meant.`,
    ]);
  });

  it("are said to do nothing also where no other is near", () => {
    const words = ["There is no setting EASEL_COLOUR_OF_FRAME: it does nothing."];
    expect(inFile("EASEL_COLOUR_OF_FRAME")).toEqual(words);
    expect(inEnvironment("EASEL_COLOUR_OF_FRAME")).toEqual(words);
  });

  it("are left alone when they belong to somebody else", () => {
    const others = ["HTTPS_PROXY", "NO_PROXY", "PATH", "TZ", "NODE_OPTIONS", "AWS_REGION"];
    expect(inFile(...others)).toEqual([]);
    expect(inEnvironment(...others, "GH_TOKEN", "HF_HOME", "EASEL_TEST_COUNTS")).toEqual([]);
  });

  it("count in the environment only where they begin as a setting does", () => {
    expect(inEnvironment("SEGMIND_KEY", "SEGMINT_API_KEY", "LOGLEVEL")).toHaveLength(1);
  });

  it("are not those that are known", () => {
    expect(inFile(...known)).toEqual([]);
  });
});
