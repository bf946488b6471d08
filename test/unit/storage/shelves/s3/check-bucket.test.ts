import { describe, expect, it } from "vitest";
import { checkBucket } from "../../../../../src/storage/shelves/s3/check-bucket.ts";
import { s3Double, type S3Fault } from "../../../../support/s3/s3-double.ts";
import { deadUrl } from "../../../../support/vendors/dead-url.ts";
import { problemOf } from "../../../../support/words/problem-of.ts";

describe("a look at a bucket", () => {
  it("writes, reads, moves and deletes, and leaves nothing behind", async () => {
    const double = await s3Double();
    const { bucket, endpoint } = double;
    await checkBucket({ bucket, endpoint, prefix: "easel" });
    expect(double.objects.size).toBe(0);
    expect([...double.calls.keys()].toSorted()).toEqual(["DELETE", "GET", "PUT"]);
  });

  it.each<readonly [S3Fault, RegExp]>([
    ["denied", /bucket pictures .* cannot be written: AccessDenied/],
    ["denied GET", /cannot be read: AccessDenied.*s3:GetObject/],
    ["denied DELETE", /cannot be copied and deleted: AccessDenied.*s3:DeleteObject/],
    ["full", /cannot be written: XMinioStorageFull/],
  ])("that answers %s says what is missing", async (fault, words) => {
    const double = await s3Double();
    double.fault = fault;
    const { bucket, endpoint } = double;
    const problem = await problemOf(checkBucket({ bucket, endpoint, prefix: "" }));
    expect(problem).toMatch(words);
    expect(problem).not.toContain(process.env["AWS_SECRET_ACCESS_KEY"]);
  });

  it("that does not exist, or cannot be reached, is named with its place", async () => {
    const { endpoint } = await s3Double();
    const wrong = checkBucket({ bucket: "others", endpoint, prefix: "" });
    expect(await problemOf(wrong)).toMatch(/bucket others .*NoSuchBucket/);
    const dead = await deadUrl();
    const away = checkBucket({ bucket: "pictures", endpoint: dead, prefix: "", patienceMs: 200 });
    expect(await problemOf(away)).toContain(dead.host);
  });
});
