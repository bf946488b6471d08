import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readCredentials } from "../../../../src/images/credentials/read-credentials.ts";
import { signFile } from "../../../../src/images/credentials/sign-file.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { finishMoving } from "../../../../src/images/moving/finish-moving.ts";
import { finishFile } from "../../../../src/images/pictures/finish-picture.ts";
import { readSigner } from "../../../../src/images/signing/read-signer.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";
import { samplePicture } from "../../../support/sample-pictures.ts";
import { newKey } from "../../../support/signing/certificates.ts";
import { signerFiles } from "../../../support/signing/signer-files.ts";
import { movingFile } from "../../../support/vendors/moving-files.ts";

const signer = async (key?: KeyObject) =>
  (await readSigner(await signerFiles(key === undefined ? {} : { key }), new Date())).signer;

const wish = { source: "trainedAlgorithmicMedia", version: "1.2.3" } as const;

const found = {
  state: "valid",
  signer: "Easel test, Easel test Ltd",
  tool: "Easel 1.2.3",
  problem: undefined,
  digitalSource: "trainedAlgorithmicMedia",
};

/** A file of each kind that Easel makes, with its notes. */
const files = {
  "image/png": async () => finishFile(await samplePicture().png().toBuffer(), sampleParameters()),
  "image/jpeg": async () => finishFile(await samplePicture().jpeg().toBuffer(), sampleParameters()),
  "image/webp": async () => finishMoving(movingFile("webp"), "image/webp", sampleParameters()),
  "image/gif": async () => finishMoving(movingFile("gif"), "image/gif", sampleParameters()),
  "video/mp4": async () => finishMoving(movingFile("mp4"), "video/mp4", sampleParameters()),
} as const;

describe("signing a file", () => {
  it.each(Object.entries(files))(
    "signs a file of %s, which keeps its notes",
    async (mediaType, make) => {
      const { bytes } = await make();
      const before = mediaType === "video/mp4" ? undefined : await readParameters(bytes);
      const signed = Buffer.from(
        await signFile(bytes, { ...wish, mediaType, signer: await signer() }),
      );
      expect(await readCredentials(bytes)).toBeUndefined();
      expect(await readCredentials(signed)).toEqual(found);
      if (before === undefined) return;
      expect(await readParameters(signed)).toEqual({ ...before, credentials: found });
    },
  );

  it.each([
    ["P-384", () => newKey("P-384")],
    ["P-521", () => newKey("P-521")],
    ["Ed25519", () => generateKeyPairSync("ed25519").privateKey],
    ["RSA", () => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey],
    [
      "RSA bound to one hash",
      () =>
        generateKeyPairSync("rsa-pss", {
          modulusLength: 2048,
          hashAlgorithm: "sha384",
          mgf1HashAlgorithm: "sha384",
        }).privateKey,
    ],
  ])("signs with a key of %s", async (_, key) => {
    const { bytes } = await files["image/png"]();
    const made = await signFile(bytes, {
      ...wish,
      mediaType: "image/png",
      signer: await signer(key()),
    });
    expect(await readCredentials(Buffer.from(made))).toEqual(found);
  });

  it("takes along what the file was signed as before", async () => {
    const { bytes } = await files["image/jpeg"]();
    const key = await signer();
    const theirs = {
      ...wish,
      version: "0.9",
      source: "compositeWithTrainedAlgorithmicMedia",
    } as const;
    const parent = Buffer.from(
      await signFile(bytes, { ...theirs, mediaType: "image/jpeg", signer: key }),
    );
    const ours = { ...wish, mediaType: "image/jpeg", signer: key };
    const signed = Buffer.from(await signFile(bytes, ours, parent));
    expect(await readCredentials(signed)).toEqual(found);
    expect(signed.includes("c2pa.opened")).toBe(true);
    // The claim of the first manifest, whole.
    expect(signed.toString("latin1")).toContain("compositeWithTrainedAlgorithmicMedia");
  });
});

describe("reading Content Credentials", () => {
  it.each(["image/png", "image/jpeg", "image/webp"] as const)(
    "finds that a file of %s was changed",
    async (mediaType) => {
      const { bytes } = await files[mediaType]();
      const signed = Buffer.from(
        await signFile(bytes, { ...wish, mediaType, signer: await signer() }),
      );
      // Past the manifest, within the picture.
      const at = mediaType === "image/webp" ? 100 : signed.length - 30;
      signed[at] = (signed[at] ?? 0) ^ 1;
      expect(await readCredentials(signed)).toMatchObject({
        state: "invalid",
        problem: "assertion.dataHash.mismatch",
      });
    },
  );

  it("says that a manifest is damaged, and takes bytes in a wrong place for nothing", async () => {
    const { bytes } = await files["image/png"]();
    const signed = Buffer.from(
      await signFile(bytes, { ...wish, mediaType: "image/png", signer: await signer() }),
    );
    const at = signed.indexOf("c2cl");
    signed.fill(0xff, at - 40, at + 60);
    expect(await readCredentials(signed)).toEqual({ state: "unreadable" });
    const stray = Buffer.concat([bytes, Buffer.from("jumdc2pa\0\u0011\0\u0010", "latin1")]);
    expect(await readCredentials(stray)).toBeUndefined();
  });
});
