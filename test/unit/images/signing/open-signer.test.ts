import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { ConfigError } from "../../../../src/domain/errors.ts";
import { openImages } from "../../../../src/images/index.ts";
import { openSigner, signerFor } from "../../../../src/images/signing/open-signer.ts";
import { RecordingLog } from "../../../support/pipeline/recording-log.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";
import { samplePicture, samplePixels } from "../../../support/sample-pictures.ts";
import { signerFiles } from "../../../support/signing/signer-files.ts";
import { movingFile } from "../../../support/vendors/moving-files.ts";

const reader = openImages({ log: new RecordingLog() });
afterAll(() => reader.close());

/** Pictures that are signed, and what the log said. */
async function signingImages() {
  const log = new RecordingLog();
  const signer = await openSigner(await signerFiles(), { log, version: "1.2.3" });
  const images = openImages({ log, signer });
  onTestFinished(() => images.close());
  return { images, signer, told: () => log.lines.filter(({ level }) => level !== "debug") };
}

const credentialsOf = async (bytes: Uint8Array) =>
  (await reader.readParameters(bytes))?.credentials;

describe("the signing of finished files", () => {
  it("signs what was drawn, and says whether a person's picture is in it", async () => {
    const { images, told } = await signingImages();
    const drawn = await images.finishPicture(samplePixels(), sampleParameters());
    expect(await reader.readParameters(drawn.bytes)).toMatchObject({
      source: "easel",
      seed: 42,
      credentials: { state: "valid", tool: "Easel 1.2.3", signer: "Easel test, Easel test Ltd" },
    });
    const mixed = { ...sampleParameters(), isComposite: true };
    expect(
      await credentialsOf((await images.finishPicture(samplePixels(), mixed)).bytes),
    ).toMatchObject({ digitalSource: "compositeWithTrainedAlgorithmicMedia" });
    expect(told()).toEqual([]);
  });

  it("keeps the manifest that came with a service's file", async () => {
    const { images, signer } = await signingImages();
    const source = "trainedAlgorithmicMedia";
    const jpeg = await samplePicture().jpeg().toBuffer();
    const theirs = await signer.sign({ bytes: jpeg, mediaType: "image/jpeg", source });
    const content = { kind: "encoded", bytes: theirs } as const;
    const { bytes } = await images.finishPicture(content, sampleParameters());
    expect(bytes.includes("c2pa.opened")).toBe(true);
    expect(await credentialsOf(bytes)).toMatchObject({ state: "valid", digitalSource: source });
    const unsigned = { kind: "encoded", bytes: jpeg } as const;
    const plain = await images.finishPicture(unsigned, sampleParameters());
    expect(plain.bytes.includes("c2pa.created")).toBe(true);
  });

  it("signs what was made smaller, within the limit", async () => {
    const { images } = await signingImages();
    const { bytes } = await images.finishPicture(samplePixels(700, 700), sampleParameters());
    expect(bytes.length).toBeGreaterThan(400_000);
    const files = [{ bytes, mediaType: "image/png" }];
    const [small] = await images.shrinkFiles(files, 300_000);
    expect(small?.bytes.length).toBeLessThanOrEqual(300_000);
    expect(small?.mediaType).toBe("image/webp");
    expect(await credentialsOf(small?.bytes ?? bytes)).toMatchObject({ state: "valid" });
    const [tiny] = await images.shrinkFiles(files, 6000);
    expect(tiny?.bytes.length).toBeLessThanOrEqual(6000);
  });

  it("leaves alone what can hold no manifest", async () => {
    const { signer, told } = await signingImages();
    const film = { bytes: movingFile("webm"), mediaType: "video/webm" };
    const same = await signer.sign({ ...film, source: "trainedAlgorithmicMedia" });
    expect(same).toBe(film.bytes);
    expect(told()).toEqual([]);
  });

  it("gives a file unsigned where signing fails, and says why once", async () => {
    const { signer, told } = await signingImages();
    const broken = { bytes: Buffer.from("no picture"), mediaType: "image/png" } as const;
    for (const source of ["trainedAlgorithmicMedia", "trainedAlgorithmicMedia"] as const) {
      expect(await signer.sign({ ...broken, source })).toBe(broken.bytes);
    }
    expect(told()).toMatchObject([{ level: "warn", fields: { reason: expect.any(String) } }]);
    await signer.close();
    const late = await signer.sign({ ...broken, source: "trainedAlgorithmicMedia" });
    expect(late).toBe(broken.bytes);
  });

  it("is refused at the start where the library does not take the certificate", async () => {
    const tools = { log: new RecordingLog(), version: "1" };
    const forServers = await signerFiles({ uses: ["1.3.6.1.5.5.7.3.1"] });
    const refused = openSigner(forServers, tools);
    await expect(refused).rejects.toThrow(ConfigError);
    await expect(refused).rejects.toMatchObject({
      says: {
        code: "signing.refused",
        params: { reason: "signingCredential.invalid (certificate missing required EKU)" },
      },
    });
    const [from, until] = [new Date("2020-01-01"), new Date("2021-01-01")];
    const now = new Date("2020-06-01");
    const ended = openSigner(await signerFiles({ from, until }), { ...tools, now });
    await expect(ended).rejects.toMatchObject({
      says: { params: { reason: expect.stringContaining("signingCredential.expired") } },
    });
    expect(await signerFor(undefined, tools)).toBeUndefined();
  });
});
