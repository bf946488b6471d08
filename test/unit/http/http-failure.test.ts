import { describe, expect, it } from "vitest";
import { HttpFailure } from "../../../src/http/http-failure.ts";

const withCode = (code: string, message = "x") => Object.assign(new Error(message), { code });
const unsent = { sent: false, status: undefined };
const sent = { sent: true, status: undefined };

describe("HttpFailure", () => {
  it.each([
    ["ECONNREFUSED", unsent, "unreachable"],
    ["CERT_NOT_YET_VALID", unsent, "unreachable"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", unsent, "unreachable"],
    ["ECONNRESET", unsent, "unreachable"],
    ["ECONNRESET", sent, "lost"],
    ["UND_ERR_SOCKET", sent, "lost"],
    ["HPE_INVALID_CONSTANT", sent, "lost"],
    ["UND_ERR_HEADERS_TIMEOUT", sent, "timeout"],
    ["UND_ERR_BODY_TIMEOUT", sent, "timeout"],
  ])("reads %s as told by what was sent: %j", (code, state, reason) => {
    expect(HttpFailure.from(withCode(code), state)).toMatchObject({ reason, sent: state.sent });
  });

  it("lets a bug through, and takes a proxy that wants a password for no bug", () => {
    const bug = withCode("UND_ERR_INVALID_ARG", "invalid header");
    expect(HttpFailure.from(bug, unsent)).toBe(bug);
    const proxy = withCode("UND_ERR_INVALID_ARG", "Proxy Authentication Required (407)");
    expect(HttpFailure.from(proxy, sent)).toMatchObject({ reason: "unreachable", sent: false });
  });
});
