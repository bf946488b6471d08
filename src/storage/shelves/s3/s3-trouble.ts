import { StorageError, type StorageErrorKind } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";

/** Names of S3's errors; https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const kinds: ReadonlyMap<string, StorageErrorKind> = new Map([
  ["AccessDenied", "unwritable"],
  ["AllAccessDisabled", "unwritable"],
  ["AccountProblem", "unwritable"],
  ["NoSuchBucket", "unwritable"],
  ["InvalidBucketName", "unwritable"],
  ["InvalidAccessKeyId", "unwritable"],
  ["SignatureDoesNotMatch", "unwritable"],
  ["ExpiredToken", "unwritable"],
  ["InvalidToken", "unwritable"],
  ["PermanentRedirect", "unwritable"],
  ["AuthorizationHeaderMalformed", "unwritable"],
  ["CredentialsProviderError", "unwritable"],
  ["QuotaExceeded", "full"],
  ["XMinioStorageFull", "full"],
  ["BadDigest", "failing"],
  ["XAmzContentChecksumMismatch", "failing"],
  ["XAmzContentSHA256Mismatch", "failing"],
  ["TimeoutError", "unreachable"],
  ["RequestTimeout", "unreachable"],
  ["SlowDown", "unreachable"],
  ["ServiceUnavailable", "unreachable"],
  ["InternalError", "unreachable"],
]);

/** The system's codes of a connection that cannot be made, or broke. */
const cutConnections =
  /^(?:ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|CERT_\w+|ERR_TLS\w*|UNABLE_TO\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+)$/;

/** Which trouble an error of the service speaks of. Every one is: a call has no other way to fail. */
export function troubleOfS3(error: unknown): StorageErrorKind {
  const known = error instanceof Error ? kinds.get(error.name) : undefined;
  if (known !== undefined) return known;
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (typeof code === "string" && cutConnections.test(code)) return "unreachable";
  const status = statusOf(error);
  if (status === 507) return "full";
  if (status === undefined || status >= 500 || status === 429) return "unreachable";
  return status === 401 || status === 403 ? "unwritable" : "failing";
}

/** The status of the service's answer; undefined when none came. */
function statusOf(error: unknown): number | undefined {
  const metadata: unknown = error instanceof Error ? Reflect.get(error, "$metadata") : undefined;
  if (typeof metadata !== "object" || metadata === null) return undefined;
  const status: unknown = Reflect.get(metadata, "httpStatusCode");
  return typeof status === "number" ? status : undefined;
}

/** Whether an error says that there is no such object. */
export function isNoObject(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "NoSuchKey" || error.name === "NotFound";
}

/** The same error as the stores know it. */
export function understood(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const kind = troubleOfS3(error);
  return new StorageError(kind, say(`storage.${kind}`), { cause: error });
}
