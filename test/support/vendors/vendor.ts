import type { GenerationRequest } from "../../../src/domain/request.ts";
import type { SchedulerVocabulary } from "../../../src/providers/schedulers.ts";
import type { Answer } from "./answer.ts";
import type { DownloadHost } from "./download-host.ts";
import type { ReceivedRequest } from "./vendor-server.ts";

/** A service on the loopback, strict and with a memory of everything it was asked. */
export interface VendorDouble {
  /** The settings with which its provider finds it, by their names in the environment. */
  readonly settings: Readonly<Record<string, string>>;
  /** The requests that make pictures. */
  readonly posts: readonly ReceivedRequest[];
  /** Answers the next of those requests so, in order, before pictures come again. */
  next(...answers: readonly Answer[]): void;
  /**
   * Answers the next questions for an accepted order so; absent where the answer to the order is the
   * picture itself.
   */
  readonly nextQuestion?: (...answers: readonly Answer[]) => void;
  /** Answers the next requests for a finished picture's file so; absent where no file is fetched. */
  readonly nextFile?: (...answers: readonly Answer[]) => void;
  /** From now on no order is finished, where one can be taken back while it is at work. */
  readonly hold?: () => void;
  /** How many orders were taken back, or stopped while they were at work. */
  readonly stopped?: () => number;
  close(): Promise<void>;
}

/** What the contract needs to know of a provider's service. */
export interface Vendor {
  /** The ids of its models, as its double offers them. */
  readonly models: readonly string[];
  /** What it calls its schedulers, by Easel's names. */
  readonly schedulerNames: SchedulerVocabulary;
  /** The price of one picture that the double's settings name; undefined where nothing is paid. */
  readonly price: number | undefined;
  start(host: DownloadHost): Promise<VendorDouble>;
  /** The answer to an order that holds bytes that are no picture, where that answer is the picture. */
  readonly notAPicture?: Answer;
  /**
   * A body as the contract compares it, where it differs from the wire: the source picture under
   * `image`, the scheduler under `scheduler`, and nothing that differs from call to call.
   */
  read?(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  /**
   * What an effective request must look like on the wire, written down from the service's documents
   * apart from the code that builds it. Undefined is a parameter that must not be there.
   */
  expectedBody(request: GenerationRequest): Readonly<Record<string, unknown>>;
}

/** The key that the doubles of paid services take. */
export const TEST_KEY = "SG_0123456789abcdef";
