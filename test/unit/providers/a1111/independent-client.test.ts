import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { samplers, schedulers, startA1111Double } from "../../../support/vendors/a1111-double.ts";

/** A Python with test/support/clients/requirements.txt; `.ci/run` makes one. */
const python = process.env["EASEL_TEST_CLIENTS"];
const script = path.resolve(import.meta.dirname, "../../../support/clients/drive_a1111.py");

describe("the double of the A1111 family, by webuiapi", () => {
  it.skipIf(python === undefined)(
    "lists, draws, tells progress and refuses (needs EASEL_TEST_CLIENTS, a Python with webuiapi)",
    async () => {
      const double = await startA1111Double({ auth: "owner:a password" });
      onTestFinished(async () => double.close());
      const args = [script, double.url.port, "owner", "a password"];
      const { stdout } = await promisify(execFile)(python ?? "", args, { timeout: 60_000 });
      expect(JSON.parse(stdout)).toEqual({
        models: double.checkpoints.toSorted(),
        loaded: double.checkpoints[0],
        // The client sorts them.
        samplers: samplers.toSorted(),
        schedulers: schedulers.toSorted(),
        loras: ["add_detail"],
        upscalers: ["None", "Lanczos", "R-ESRGAN 4x+"],
        "from words": { size: [128, 96], format: "PNG", seed: 5 },
        enlarged: { size: [256, 192], format: "PNG", seed: 6 },
        "from a picture": { size: [64, 48], format: "PNG", seed: 7 },
        progress: 0,
        interrupted: {},
        "unknown sampler": 404,
        "wrong password": 401,
      });
      // What the client sent was taken as it is, by every rule of the double.
      const kinds = double.posts.map(({ path: asked }) => asked.replace("/sdapi/v1/", ""));
      expect(kinds).toEqual(["txt2img", "txt2img", "img2img", "txt2img", "txt2img"]);
    },
    90_000,
  );
});
