import { execFileSync } from "node:child_process";
import { appendFile, copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import {
  neededFiles,
  weightFileSize,
  weightFolder,
} from "../../../../src/diffusion/onnx/weight-files.ts";
import { writeModel } from "../../../../src/diffusion/onnx/write-model.ts";
import { messageField, numberField } from "../../../../src/diffusion/onnx/write-protobuf.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { weightsAddition } from "../../../support/onnx-additions.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const unet = join(tinyModel(), "unet/model.onnx");

describe("an .onnx file", () => {
  it("comes back from what was read of it", async () => {
    const model = readModel(unet);
    const copy = join(await temporaryFolder(), "model.onnx");
    await writeFile(
      copy,
      writeModel(model, (file) => file),
    );
    const { weights, path: _, ...rest } = readModel(copy);
    const { weights: before, path: __, ...expected } = model;
    expect(rest).toEqual(expected);
    expect(weights.map(({ name, dims }) => [name, dims])).toEqual(
      before.map(({ name, dims }) => [name, dims]),
    );
  });

  it("keeps negative numbers", async () => {
    const path = join(await temporaryFolder(), "model.onnx");
    const input = messageField(11, [messageField(1, [Buffer.from("x")])]);
    await writeFile(path, Buffer.concat([numberField(1, -3), messageField(7, [input])]));
    expect(readModel(path).irVersion).toBe(-3);
  });

  it.each([
    ["no graph at all", Buffer.from("<!DOCTYPE html><html>404</html>")],
    ["nothing", Buffer.alloc(0)],
    ["fields without end", Buffer.alloc(20_000_000, 0x08)],
    ["a length beyond the file", Buffer.from([0x3a, 0xff, 0xff, 0xff, 0x7f])],
    [
      "a negative length",
      Buffer.from([0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]),
    ],
  ])("that is %s is refused in words", async (_, bytes) => {
    const path = join(await temporaryFolder(), "model.onnx");
    await writeFile(path, bytes);
    expect(() => readModel(path)).toThrow(/damaged|too early|no ONNX graph|more than the graph/);
  });

  it("that is a pipe, a device or a folder is refused, and nobody waits for it", async () => {
    const folder = await temporaryFolder();
    execFileSync("mkfifo", [join(folder, "pipe")]);
    await symlink("/dev/zero", join(folder, "device"));
    for (const name of ["pipe", "device", "."]) {
      expect(() => readModel(join(folder, name))).toThrow("no ordinary file");
    }
  });
});

describe("weights beside an .onnx file", () => {
  it.each([
    "../secret",
    "inner/../../secret",
    "/etc/hostname",
    "..\\secret",
    "C:\\secret",
    "\\\\host\\share",
    ".",
    "./..",
  ])("are not looked for outside of its folder: %s", async (file) => {
    const folder = join(await temporaryFolder(), "unet");
    await mkdir(join(folder, "inner"), { recursive: true });
    await writeFile(join(folder, "../secret"), "secret");
    const path = join(folder, "model.onnx");
    await copyFile(unet, path);
    await appendFile(path, weightsAddition(file, 0, 4));
    const model = readModel(path);
    expect(neededFiles(model)).toEqual([{ file, bytes: 4 }]);
    expect(() => weightFileSize(model, file)).toThrow(/outside the model's folder|ordinary file/);
  });

  it("may be links within one folder, but lead nowhere else", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "blobs"));
    await mkdir(join(folder, "snapshot"));
    await copyFile(unet, join(folder, "blobs/one"));
    await writeFile(join(folder, "blobs/two"), "1234");
    await writeFile(join(folder, "secret"), "secret");
    await symlink("../blobs/one", join(folder, "snapshot/model.onnx"));
    await symlink("../blobs/two", join(folder, "snapshot/weights.pb"));
    await symlink("../secret", join(folder, "snapshot/other.pb"));
    const { folder: real, locate } = weightFolder({ path: join(folder, "snapshot/model.onnx") });
    expect(real).toBe(join(folder, "blobs"));
    expect([locate("model.onnx"), locate("weights.pb")]).toEqual(["one", "two"]);
    expect(() => locate("other.pb")).toThrow("outside the model's folder");
  });
});
