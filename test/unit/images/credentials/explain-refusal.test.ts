import { describe, expect, it } from "vitest";
import { explainRefusal } from "../../../../src/images/credentials/explain-refusal.ts";

/** As the library writes it, shortened. */
const long = `C2pa(InvalidManifest(ValidationResults { active_manifest: Some(StatusCodes { success: [ValidationStatus { code: "claimSignature.validated", url: Some("self#x"), explanation: Some("claim signature valid"), kind: Success }], informational: [], failure: [ValidationStatus { code: "signingCredential.untrusted", url: Some("self#x"), explanation: Some("signing certificate untrusted"), kind: Failure }, ValidationStatus { code: "signingCredential.invalid", url: Some("self#x"), explanation: Some("certificate params incorrect"), kind: Failure }] }), ingredient_deltas: None }))`;

describe("why the library refused", () => {
  it("is what failed, without that the signer is on no list", () => {
    expect(explainRefusal(long)).toBe("signingCredential.invalid (certificate params incorrect)");
  });

  it("is the beginning of any other text", () => {
    expect(explainRefusal("C2pa(UnsupportedType)")).toBe("C2pa(UnsupportedType)");
    expect(explainRefusal(new Error("x".repeat(1000)))).toHaveLength(300);
  });
});
