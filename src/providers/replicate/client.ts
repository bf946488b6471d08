import type { HttpAnswer } from "../../http/answer.ts";
import { endpoint } from "../../http/endpoint.ts";
import type { HttpRequest, SendRequest } from "../../http/send-request.ts";
import type { Description } from "../described/described-list.ts";
import { lostAddress, readAddress, trusted, writeAddress } from "../described/job-address.ts";
import {
  fractionIn,
  type JobLook,
  type JobService,
  type Question,
  type SubmittedJob,
} from "../described/job-service.ts";
import { is, isServerError, isSuccess } from "../remote/failure-rules.ts";
import { transportFailure } from "../remote/transport-failure.ts";
import { PROVIDER, replicateFailure, replicateSecrets } from "./errors.ts";
import { linkOf } from "./link-file.ts";
import { modelNameOf } from "./model-name.ts";
import { fieldsIn, type Prediction, read } from "./response.ts";
import type { Account } from "./settings.ts";

const MAX_BYTES = 64 * 1024 ** 2;
/** A prediction is taken at once; the picture comes later. */
const SUBMIT_MS = 60_000;
const ASK_MS = 30_000;

/** Replicate's HTTP interface with an account's token. */
export interface ReplicateClient extends JobService {
  /** The inputs that a model publishes. Throws ProviderError when nobody answers. */
  describe(model: string, signal: AbortSignal): Promise<Description>;
  /** The account's name. Throws ProviderError. */
  username(signal: AbortSignal): Promise<string>;
}

/** One request: what differs from one to the next. */
export type Call = Pick<HttpRequest, "method" | "url"> &
  Partial<Pick<HttpRequest, "body" | "headers" | "timeoutMs" | "signal">>;

export function createReplicateClient(account: Account, send: SendRequest): ReplicateClient {
  const { token, baseUrl } = account;
  /** The newest version of models that only run by one. */
  const versions = new Map<string, string>();

  const call = async ({ headers, timeoutMs = ASK_MS, ...rest }: Call): Promise<HttpAnswer> =>
    send({
      ...rest,
      headers: { authorization: `Bearer ${token}`, accept: "application/json", ...headers },
      timeoutMs,
      maxBytes: MAX_BYTES,
    });
  const get = async (path: string, signal?: AbortSignal): Promise<HttpAnswer> =>
    call({ method: "GET", url: endpoint(baseUrl, path), signal }).catch((error: unknown) => {
      throw transportFailure(PROVIDER, error, "free");
    });
  const explain: ReplicateClient["explain"] = (answer, words, to) =>
    replicateFailure(answer, { to, secrets: replicateSecrets(token, words) });

  async function post({ input, timeoutMs }: SubmittedJob, path: string, version?: string) {
    const seconds = Math.ceil(timeoutMs / 1000);
    return call({
      method: "POST",
      url: endpoint(baseUrl, path),
      headers: { "content-type": "application/json", "cancel-after": `${seconds}s` },
      body: JSON.stringify(version === undefined ? { input } : { version, input }),
      timeoutMs: Math.min(SUBMIT_MS, timeoutMs),
    }).catch((error: unknown) => {
      throw transportFailure(PROVIDER, error, "call");
    });
  }

  /**
   * Official models run by their name, all others by a version. Which it is the list of models tells;
   * where it is not known yet, the service refuses the name (404), which costs nothing.
   */
  async function create(job: SubmittedJob): Promise<HttpAnswer> {
    const { path, version = versions.get(job.model) } = modelNameOf(job.model);
    if (version !== undefined) return post(job, "predictions", version);
    const answer = await post(job, `models/${path}/predictions`);
    if (answer.status !== 404) return answer;
    const found = read.model(await get(`models/${path}`));
    const newest = found?.latest_version?.id;
    if (newest === undefined) return answer;
    versions.set(job.model, newest);
    return post(job, "predictions", newest);
  }

  async function look(remoteId: string, question: Question): Promise<JobLook> {
    const address = readAddress(remoteId, baseUrl);
    if (!address) return { state: "failed", error: lostAddress(PROVIDER) };
    const { timeoutMs, signal, words } = question;
    const answer = await call({
      method: "GET",
      url: new URL(address.status),
      timeoutMs: Math.min(ASK_MS, timeoutMs),
      signal,
    });
    const told = isSuccess(answer.status) ? read.prediction(answer) : undefined;
    return told ? lookOf(told, answer, words) : { state: "unknown", answer };
  }

  function lookOf(told: Prediction, answer: HttpAnswer, words: readonly string[]): JobLook {
    const { status, output, logs } = told;
    if (status === "starting") return { state: "waiting", ahead: undefined };
    if (status === "processing") return { state: "working", fraction: fractionIn(logs ?? "") };
    if (status === "succeeded") return { state: "done", answer, result: { output } };
    // One that was ended before it ran cost nothing.
    return {
      state: "failed",
      error: explain(answer, words, status === "aborted" ? "free" : "job"),
    };
  }

  return {
    provider: PROVIDER,
    explain,
    look,
    link: async (file, signal) => linkOf(file, async (one) => call({ ...one, signal }), baseUrl),
    async submit(job) {
      const answer = await create(job);
      const made = isSuccess(answer.status) ? read.prediction(answer) : undefined;
      if (!made) throw explain(answer, job.words, "call");
      const own = endpoint(baseUrl, `predictions/${made.id}`);
      const status = trusted(made.urls?.get, own);
      const cancel = trusted(made.urls?.cancel, endpoint(own, "cancel"));
      return writeAddress({ status, result: status, cancel });
    },
    cancel(remoteId) {
      const address = readAddress(remoteId, baseUrl);
      if (!address) return;
      void call({ method: "POST", url: new URL(address.cancel) }).catch(() => {});
    },
    async describe(model, signal) {
      const { path, version } = modelNameOf(model);
      const place = version === undefined ? "" : `/versions/${encodeURIComponent(version)}`;
      const answer = await get(`models/${path}${place}`, signal);
      if (is(404, 410)(answer.status)) return "gone";
      if (!isSuccess(answer.status)) throw explain(answer, [], "free");
      const found = read.model(answer);
      const published = version === undefined ? found?.latest_version : read.version(answer);
      const isOfficial = found?.is_official ?? true;
      if (version === undefined && published && !isOfficial) versions.set(model, published.id);
      return (published && fieldsIn(published)) ?? "none";
    },
    async username(signal) {
      const answer = await get("account", signal);
      const found = isSuccess(answer.status) ? read.account(answer) : undefined;
      if (found) return found.username;
      // A gateway may have no accounts; it has taken the token all the same.
      if (is(404, 405, 501)(answer.status) && !isServerError(answer.status)) return baseUrl.host;
      throw explain(answer, [], "free");
    },
  };
}
