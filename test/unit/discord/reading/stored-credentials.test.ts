import { describe, expect, it } from "vitest";
import { storedCredentials } from "../../../../src/discord/reading/stored-credentials.ts";
import { UserError } from "../../../../src/domain/errors.ts";
import { makeDetails } from "../../../../src/images/metadata/make-details.ts";
import { quoted } from "../../../../src/words/index.ts";
import { fakeServices, type ServiceFacts } from "../../../support/commands/fake-services.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";

const credentials = { state: "valid", signer: "Studio" } as const;
const signed = Buffer.from("…jumdc2pa\0\u0011\0\u0010…", "latin1");

const found = (facts: ServiceFacts) =>
  storedCredentials(
    sampleJob(),
    fakeServices({
      changes: {
        readParameters: async () => ({ ...makeDetails("easel", "{}", {}), credentials }),
      },
      ...facts,
    }).services,
  );

const failing = (error: Error) => {
  const readParameters = async (): Promise<never> => {
    throw error;
  };
  return found({ files: { 0: signed }, changes: { readParameters } });
};

describe("the Content Credentials of a job's stored file", () => {
  it("are read from the first picture", async () => {
    expect(await found({ files: { 0: signed } })).toEqual(credentials);
  });

  it("are not looked for in a file without any, or one that is gone", async () => {
    expect(await found({ files: { 0: Buffer.from("plain"), 1: signed } })).toBeUndefined();
    expect(await found({ files: {} })).toBeUndefined();
  });

  it("are left out where the file cannot be read, and a fault of ours is not hidden", async () => {
    expect(await failing(new UserError("invalid-picture", quoted("No.")))).toBeUndefined();
    await expect(failing(new Error("a bug"))).rejects.toThrow("a bug");
  });
});
