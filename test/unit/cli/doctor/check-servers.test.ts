import { describe, expect, it } from "vitest";
import { checkServers } from "../../../../src/cli/doctor/check-servers.ts";
import { parseConfig } from "../../../../src/load-config.ts";
import { s3Double } from "../../../support/s3/s3-double.ts";
import { deadUrl } from "../../../support/vendors/dead-url.ts";
import { spoken } from "../../../support/words/spoken.ts";

const look = async (settings: Record<string, string>) => {
  const found = await checkServers(parseConfig(settings));
  return found.map(({ subject, lines, broken, next }) => ({
    subject: spoken(subject),
    lines: lines.map(spoken),
    isBroken: broken === true,
    hasAdvice: next !== undefined,
  }));
};

describe("the doctor's look at what processes share", () => {
  it("says nothing where nothing is shared", async () => {
    expect(await look({})).toEqual([]);
  });

  it("finds a bucket that works", async () => {
    const { endpoint, bucket } = await s3Double();
    const settings = {
      EASEL_PICTURES_URL: `s3://${bucket}/easel`,
      AWS_ENDPOINT_URL_S3: endpoint.href,
    };
    expect(await look(settings)).toEqual([
      {
        subject: "Pictures",
        lines: [`the bucket pictures at ${endpoint.host} may be written, read and deleted from`],
        isBroken: false,
        hasAdvice: false,
      },
    ]);
  });

  it("finds a database that is not there, and keeps its password to itself", async () => {
    const { host } = await deadUrl();
    const [found] = await look({ DATABASE_URL: `postgres://easel:swordfish@${host}/easel` });
    expect(found).toMatchObject({ subject: "PostgreSQL", isBroken: true, hasAdvice: true });
    expect(found?.lines.join()).toContain(
      `The database at ${host} (DATABASE_URL) cannot be reached`,
    );
    expect(found?.lines.join()).not.toContain("swordfish");
  });
});
