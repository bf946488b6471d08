import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { S3Client } from "@aws-sdk/client-s3";
import { ConfigError } from "../../../domain/errors.ts";
import type { Logger } from "../../../lib/logger.ts";
import { say } from "../../../words/index.ts";
import type { PictureShelf } from "../picture-shelf.ts";
import { type S3Place, s3Shelf } from "./s3-shelf.ts";
import { troubleOfS3 } from "./s3-trouble.ts";

const LONGEST_CONNECTING_MS = 5000;
/** A service that says nothing for so long hangs; the picture waits in memory meanwhile. */
const LONGEST_SILENCE_MS = 15_000;
/** The library itself asks again so often in all, with growing waits. */
const ATTEMPTS = 3;
const MOST_CONNECTIONS = 32;

/** Where pictures are stored: a part of a bucket, at Amazon or at the service of `endpoint`. */
export interface S3Settings extends S3Place {
  readonly endpoint?: URL | undefined;
  readonly region?: string | undefined;
  /** How long a connection and an answer are waited for, in milliseconds. */
  readonly patienceMs?: number | undefined;
  /** The way out of this network, by the names that such settings have in the environment. */
  readonly proxies?: Readonly<Record<string, string>> | undefined;
}

/** Opens connections to a service that speaks S3; none is made before the first call. */
export function openClient(settings: S3Settings): S3Client {
  const { endpoint, region = "us-east-1", proxies } = settings;
  const { patienceMs = LONGEST_SILENCE_MS } = settings;
  const connections = {
    keepAlive: true,
    maxSockets: MOST_CONNECTIONS,
    ...(proxies === undefined ? {} : { proxyEnv: proxies }),
  };
  return new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint: endpoint.href, forcePathStyle: true }),
    followRegionRedirects: endpoint === undefined,
    maxAttempts: ATTEMPTS,
    // Sums that Easel does not ask for are not understood by every other service.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    requestHandler: {
      connectionTimeout: Math.min(patienceMs, LONGEST_CONNECTING_MS),
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
      socketTimeout: patienceMs,
      httpAgent: new HttpAgent(connections),
      httpsAgent: new HttpsAgent(connections),
    },
  });
}

/**
 * Opens a shelf at a service that speaks S3. Who asks is known by the standard AWS_… variables, or by
 * the machine's role. Throws ConfigError when the service refuses to let anything be written; one
 * that cannot be reached only leaves a warning, since pictures wait until it can.
 */
export async function openS3Shelf(settings: S3Settings, log: Logger): Promise<PictureShelf> {
  const { bucket, prefix, endpoint } = settings;
  const shelf = s3Shelf(openClient(settings), { bucket, prefix });
  try {
    await shelf.probe?.();
  } catch (error) {
    const source: unknown = error instanceof Error ? (error.cause ?? error) : error;
    const reason = whyRefused(error);
    if (troubleOfS3(source) === "unreachable") {
      log.warn({ reason }, "the picture store cannot be reached: pictures wait in memory");
      return shelf;
    }
    await shelf.close();
    const where = endpoint?.host ?? "Amazon S3";
    throw new ConfigError(say("pictures.refused", { bucket, where, reason }), { cause: error });
  }
  return shelf;
}

/** What the service said, or why none was reached. */
export function whyRefused(error: unknown): string {
  const source: unknown = error instanceof Error ? (error.cause ?? error) : error;
  return source instanceof Error ? `${source.name}: ${source.message}` : String(source);
}
