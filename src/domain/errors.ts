import { inEnglish, type Message } from "../words/index.ts";

/**
 * What is common to every error that Easel foresees: `code` is the kind, which rules go by; `says`
 * is put into words where it is shown. The inherited `message` is English, for logs.
 */
export abstract class EaselError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly says: Message;

  constructor(code: Code, says: Message, options?: ErrorOptions) {
    super(inEnglish(says), options);
    this.code = code;
    this.says = says;
    Object.defineProperty(this, "name", { value: new.target.name, enumerable: false });
  }
}

/** What the person who asked can change. */
export type UserErrorCode =
  | "invalid-option"
  | "invalid-picture"
  | "picture-too-large"
  | "no-picture"
  | "unknown-job"
  | "unknown-model"
  | "not-yours"
  | "already-retried"
  | "gone";

/** The person who asked can change something; the message says what. */
export class UserError extends EaselError<UserErrorCode> {}

/** The limits and rules that an order can meet. */
export type RefusedErrorCode =
  | "queue-full"
  | "too-many-jobs"
  | "daily-limit"
  | "budget-spent"
  | "not-allowed"
  | "shutting-down";

/** A limit or a rule stands against it; the message names the limit. */
export class RefusedError extends EaselError<RefusedErrorCode> {}

/** What went wrong at a remote service. */
export type ProviderErrorKind =
  | "bad-key"
  | "no-credits"
  | "content-refused"
  | "bad-parameter"
  | "gone-model"
  | "rate-limited"
  | "overloaded"
  | "timeout"
  | "broken-answer"
  | "unknown";

/** Whether a call that failed was charged for. */
export type Billed = "yes" | "no" | "unknown";

/** What is known of a remote service's failure. */
export interface ProviderErrorDetails {
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  /** Whether the same job may be run again by itself. Never true when it may have been billed. */
  readonly retryable: boolean;
  readonly billed: Billed;
  readonly retryAfterMs?: number | undefined;
  /** For the operator's log: status, request id, and the service's own words, without secrets. */
  readonly diagnosis?: string | undefined;
}

/** A remote service failed. The message is one sentence for the person who asked. */
export class ProviderError extends EaselError<ProviderErrorKind> {
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly retryable: boolean;
  readonly billed: Billed;
  readonly retryAfterMs: number | undefined;
  readonly diagnosis: string | undefined;

  constructor(says: Message, details: ProviderErrorDetails, options?: ErrorOptions) {
    super(details.kind, says, options);
    this.provider = details.provider;
    this.kind = details.kind;
    this.retryable = details.retryable;
    this.billed = details.billed;
    this.retryAfterMs = details.retryAfterMs;
    this.diagnosis = details.diagnosis;
  }
}

/** The part of the own engine that failed. */
export type DiffusionStage =
  | "model"
  | "options"
  | "device"
  | "process"
  | "tokenizer"
  | "text-encoder"
  | "denoiser"
  | "autoencoder";

/** The own engine failed. `retryable` is true when the engine itself broke, not the request. */
export class DiffusionError extends EaselError<"diffusion"> {
  readonly stage: DiffusionStage;
  readonly retryable: boolean;

  constructor(
    stage: DiffusionStage,
    says: Message,
    options?: ErrorOptions & { retryable?: boolean },
  ) {
    super("diffusion", says, options);
    this.stage = stage;
    this.retryable = options?.retryable ?? false;
  }
}

/** The operator can change something: settings, keys, folders. */
export class ConfigError extends EaselError<"config"> {
  constructor(says: Message, options?: ErrorOptions) {
    super("config", says, options);
  }
}

/**
 * What is wrong with the data folder or the database: no room is left, it may not be written, it
 * gives or takes nothing any more, somebody else holds it up, what stands in it is damaged, or it
 * cannot be reached.
 */
export type StorageErrorKind =
  | "full"
  | "unwritable"
  | "failing"
  | "busy"
  | "damaged"
  | "unreachable";

/** Something could not be stored or read. The message is for the person who asked, without paths. */
export class StorageError extends EaselError<"storage"> {
  readonly kind: StorageErrorKind;

  constructor(kind: StorageErrorKind, says: Message, options?: ErrorOptions) {
    super("storage", says, options);
    this.kind = kind;
  }
}
