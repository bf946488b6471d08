import { describe, expect, it } from "vitest";
import { checkSigning } from "../../../../src/cli/doctor/check-signing.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { signerFiles } from "../../../support/signing/signer-files.ts";
import { spoken } from "../../../support/words/spoken.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const parts = { log: new RecordingLog(), version: "1" };

async function findingFor(wanted: Parameters<typeof signerFiles>[0]) {
  const [finding] = await checkSigning({ signing: await signerFiles(wanted) }, parts);
  const { broken, lines = [], next = [] } = finding ?? {};
  return { broken, lines: lines.map(spoken), next: [next].flat().map(spoken) };
}

describe("the doctor's look at who signs", () => {
  it("says nothing where nobody is to sign", async () => {
    expect(await checkSigning({ signing: undefined }, parts)).toEqual([]);
  });

  it("names the signer, and when the certificate ends", async () => {
    const until = new Date("2049-05-01");
    expect(await findingFor({ name: "Studio", until })).toEqual({
      broken: undefined,
      lines: ["files are signed by Studio; the certificate holds until 2049-05-01"],
      next: [],
    });
  });

  it("asks for a new one a month before that", async () => {
    const { next, broken } = await findingFor({ until: new Date(Date.now() + 20 * DAY_MS) });
    expect(next).toEqual([expect.stringMatching(/^Get a new certificate/)]);
    expect(broken).toBeUndefined();
  });

  it("finds out what the library does not take", async () => {
    expect(await findingFor({ uses: null })).toMatchObject({
      broken: true,
      lines: [expect.stringContaining("signingCredential.invalid")],
      next: [expect.stringContaining("leave both empty")],
    });
  });
});
