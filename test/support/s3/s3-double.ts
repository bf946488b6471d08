import { onTestFinished } from "vitest";
import { openS3Double, type S3Double } from "./open-s3-double.ts";

export type { S3Double, S3Fault } from "./open-s3-double.ts";

/** Opens a double for one test, and lets Easel find its keys; both end with the test. */
export async function s3Double(): Promise<S3Double> {
  const double = await openS3Double();
  const before = { ...process.env };
  Object.assign(process.env, double.keys);
  onTestFinished(() => {
    double.close();
    for (const name of Object.keys(double.keys)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });
  return double;
}
