import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/load-config.ts";
import { ConfigError } from "../../src/domain/errors.ts";
import { isOn } from "../../src/providers/open-providers.ts";
import { providers } from "../../src/providers/registry.ts";

const problemsOf = (variables: Record<string, string>): string => {
  try {
    parseConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
};

describe("settings", () => {
  it("have the documented defaults when nothing is set", () => {
    const config = parseConfig({});
    expect(config.port).toBe(4100);
    expect(config.providers["local"]).toEqual({
      EASEL_DEVICE: "auto",
      EASEL_INT8: false,
      EASEL_LOW_MEMORY: "auto",
      EASEL_MODEL_MEMORY: undefined,
      EASEL_TINY_DECODER: false,
    });
    expect(config.defaultModel).toBe("auto");
    expect(config.fallback).toEqual({ on: true, order: [] });
    expect(config.limits).toEqual({
      jobsPerUser: 12,
      picturesPerDay: 200,
      queueLimit: 500,
      dailyBudget: undefined,
    });
    expect(config.discord.token).toBeUndefined();
    expect(providers.filter((provider) => isOn(provider, config)).map(({ id }) => id)).toEqual([
      "local",
    ]);
  });

  it("are read for each provider by its own names", () => {
    const config = parseConfig({
      SEGMIND_API_KEY: "SG_0123456789abcdef",
      SEGMIND_BASE_URL: "http://127.0.0.1:8080/v1/",
      SEGMIND_PRICE: "0.02",
      IMAGEPIPELINE_API_KEY: "key",
      IMAGEPIPELINE_MODEL_ID: "d961a274",
    });
    expect(String(config.providers["segmind"]?.["SEGMIND_API_KEY"])).toBe("[secret]");
    expect(config.providers["segmind"]).toMatchObject({
      SEGMIND_BASE_URL: new URL("http://127.0.0.1:8080/v1"),
      SEGMIND_REQUESTS_PER_MINUTE: 5,
      SEGMIND_TIMEOUT_MS: 180_000,
      SEGMIND_PRICE: 0.02,
    });
    expect(config.providers["imagepipeline"]).toMatchObject({
      IMAGEPIPELINE_MODEL_ID: "d961a274",
      IMAGEPIPELINE_REQUESTS_PER_MINUTE: 20,
    });
    const on = providers.filter((provider) => isOn(provider, config));
    expect(on.map(({ id }) => id)).toEqual(["segmind", "imagepipeline", "local"]);
  });

  it("treat an empty value as absent and trim the others", () => {
    const config = parseConfig({ DISCORD_TOKEN: "  ", EASEL_PORT: " 4200 ", EASEL_DEVICE: "" });
    expect(config.discord.token).toBeUndefined();
    expect(config.port).toBe(4200);
    expect(config.providers["local"]).toMatchObject({ EASEL_DEVICE: "auto" });
  });

  it("name every problem at once, with what is allowed", () => {
    const problems = problemsOf({
      EASEL_PORT: "x",
      EASEL_DEVICE: "gpu",
      EASEL_FALLBACK: "maybe",
      DISCORD_API_URL: "ftp://example.com",
      EASEL_OPERATORS: "12",
      DATABASE_URL: "mysql://anna:hidden@localhost/easel",
      EASEL_PICTURES_URL: "https://bucket",
    });
    expect(problems).toContain("EASEL_PORT must be a whole number from 0 to 65535");
    expect(problems).toContain("EASEL_DEVICE must be one of auto, cpu, webgpu");
    expect(problems).toContain('EASEL_FALLBACK must be "on" or "off"');
    expect(problems).toContain("DISCORD_API_URL must be a web address");
    expect(problems).toContain("EASEL_OPERATORS must be ids");
    expect(problems).toContain("DATABASE_URL has to look like postgres://NAME:PASSWORD@HOST");
    expect(problems).toContain("EASEL_PICTURES_URL has to look like s3://BUCKET");
    expect(problems).not.toContain("hidden");
  });

  it("name a database server and a bucket for what outgrows the data folder", () => {
    const url = "postgres://anna:hidden@db.example:5432/easel?sslmode=require";
    const { databaseUrl, pictures } = parseConfig({
      DATABASE_URL: url,
      EASEL_PICTURES_URL: "s3://pictures.example/of/easel/",
      AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9000",
      HTTPS_PROXY: "http://proxy.example:3128",
    });
    expect(databaseUrl?.reveal()).toBe(url);
    expect(inspect(databaseUrl)).not.toContain("hidden");
    expect(pictures).toEqual({
      bucket: "pictures.example",
      prefix: "of/easel",
      endpoint: new URL("http://127.0.0.1:9000"),
      region: undefined,
      proxies: { HTTPS_PROXY: "http://proxy.example:3128/" },
    });
    expect(parseConfig({ EASEL_PICTURES_URL: "s3://all" }).pictures).toMatchObject({
      bucket: "all",
      prefix: "",
    });
  });

  it("refuse a key with a line break in it before any request could carry it", () => {
    expect(problemsOf({ SEGMIND_API_KEY: "SG_01\n23" })).toContain("must be one line");
  });

  it("never repeat a wrong key in the message about it", () => {
    expect(problemsOf({ SEGMIND_API_KEY: "SG_hidden value" })).not.toContain("hidden");
  });

  it.each([
    ["text", (value: unknown) => String(value)],
    ["JSON", (value: unknown) => JSON.stringify(value)],
    ["the console", (value: unknown) => inspect(value, { depth: 9 })],
  ])("keep secrets out of %s", (_, print) => {
    const { discord } = parseConfig({ DISCORD_TOKEN: "abc.def.ghi" });
    expect(print(discord)).not.toContain("abc.def.ghi");
    expect(print(discord.token)).toContain("[secret]");
  });

  it("read addresses that downloads may reach as host:port and as ranges", () => {
    const { allowAddresses } = parseConfig({
      EASEL_ALLOW_ADDRESSES: "127.0.0.1:8080, 10.0.0.0/8,[::1]:99,fd00::/8",
    });
    expect(allowAddresses).toEqual([
      { host: "127.0.0.1", port: 8080 },
      { cidr: "10.0.0.0/8" },
      { host: "::1", port: 99 },
      { cidr: "fd00::/8" },
    ]);
  });

  it.each(["foo", "1.2.3.4/99", "10.0.0.0/x", "a b:80", "host:80/path"])(
    "refuse %j as such an address",
    (entry) => {
      expect(problemsOf({ EASEL_ALLOW_ADDRESSES: entry })).toContain(entry);
    },
  );
});
