import { randomUUID } from "node:crypto";
import { ProviderError } from "../../../domain/errors.ts";
import { pictureSeed } from "../../../domain/request.ts";
import { HttpFailure } from "../../../http/http-failure.ts";
import type { GenerationContext, GenerationEvent, GenerationPlan } from "../../image-model.ts";
import type { RemoteTimings } from "../../remote/remote-options.ts";
import { transportFailure } from "../../remote/transport-failure.ts";
import type { UploadedPictures } from "../graph/drawing.ts";
import { type Graph, withMark } from "../graph/graph.ts";
import type { Recipe } from "../recipe.ts";
import { ownFailure, PROVIDER } from "../wire/errors.ts";
import { askJobState } from "../wire/job-state.ts";
import type { Offer } from "../wire/offer.ts";
import { submitGraph } from "../wire/submit-graph.ts";
import { fetchFile } from "./fetch-file.ts";
import { followJob, JobLost } from "./follow-job.ts";
import type { Machine, Machines, Wish } from "./machines.ts";
import { takeTurn, type Turn } from "./take-turn.ts";
import { type ReadWanted, uploadPictures } from "./upload-pictures.ts";
import { type JobWatch, watchJob } from "./watch-job.ts";

/** What all calls of this provider work with. */
export interface Workshop {
  readonly machines: Machines;
  readonly offers: () => readonly Offer[];
  readonly timeoutMs: number;
  readonly timings: Partial<RemoteTimings> | undefined;
}

/** One picture of a plan. */
export interface PictureCall {
  readonly recipe: Recipe;
  readonly plan: GenerationPlan;
  readonly call: number;
  readonly position: number;
  readonly wish: Wish;
  readonly readWanted: ReadWanted;
}

/** A job at the machine that was given it. */
export interface GivenJob {
  readonly machine: Machine;
  readonly promptId: string;
}

/** One attempt at one picture, and what has to be given back when it ends. */
export class Attempt {
  readonly #picture: PictureCall;
  readonly #shop: Workshop;
  readonly #context: GenerationContext;
  #turn: Turn | undefined;
  #watch: JobWatch | undefined;
  #chosen: Machine | undefined;
  /** The job that may be at its machine and has not ended. */
  #open: GivenJob | undefined;

  constructor(picture: PictureCall, shop: Workshop, context: GenerationContext) {
    this.#picture = picture;
    this.#shop = shop;
    this.#context = context;
  }

  /** Makes the picture. Throws JobLost when another attempt may help. */
  async *perform(given: GivenJob | undefined): AsyncGenerator<GenerationEvent, void, undefined> {
    const job = given ? await this.#rejoin(given) : yield* this.#submit();
    const { machine } = job;
    const { machines, timings, timeoutMs } = this.#shop;
    const { recipe, wish, plan, position } = this.#picture;
    const taken = {
      ...job,
      deadline: performance.now() + timeoutMs,
      hasOthers: machines.count(wish) > 1,
    };
    const following = followJob(taken, timings, this.#signal);
    let step = await following.next();
    for (; step.done !== true; step = await following.next()) {
      const { fraction, step: at, steps, preview } = step.value;
      const shown = preview && ({ kind: "encoded", bytes: preview } as const);
      yield { type: "progress", fraction, position, step: at, steps, preview: shown };
    }
    this.#open = undefined;
    const bytes = await fetchFile(
      { client: machine.client, files: step.value, sent: job.watch.sent, output: recipe.output },
      timings,
      this.#signal,
    );
    // The next picture is drawn while this one is stored.
    this.#turn?.end();
    const seed = pictureSeed(plan.request.seed, position);
    yield { type: "picture", position, seed, content: { kind: "encoded", bytes } };
  }

  /** Notes how it failed: a job that nobody waits for any more is stopped. */
  fail(error: unknown): void {
    const { machines } = this.#shop;
    if (error instanceof JobLost && this.#open) machines.rest(this.#open.machine);
    if (error instanceof ProviderError && error.kind === "rate-limited") this.#turn?.end(error);
    if (!this.#open || this.#context.signal.aborted) return;
    const { machine, promptId } = this.#open;
    this.#open = undefined;
    const isWaitedForInVain = error instanceof ProviderError && error.kind === "timeout";
    if (isWaitedForInVain) machines.cancel(machine, promptId, error);
  }

  /** Gives back what is held. A job that is left behind by an abort is stopped. */
  end(): void {
    const { machines } = this.#shop;
    const { signal } = this.#context;
    if (this.#open && signal.aborted) {
      machines.cancel(this.#open.machine, this.#open.promptId, signal.reason);
    }
    this.#open = undefined;
    this.#watch?.close();
    this.#turn?.end();
    if (this.#chosen) machines.release(this.#chosen);
    this.#chosen = undefined;
  }

  get #signal(): AbortSignal {
    return this.#turn?.signal ?? this.#context.signal;
  }

  #graph(machine: Machine, pictures: UploadedPictures): Graph {
    const { recipe, plan, position } = this.#picture;
    const { request } = plan;
    const offer = this.#shop.offers().find(({ url }) => url === machine.client.url.href);
    if (!offer) throw ownFailure("gone-model", "the machine's lists are not known");
    return recipe.graph({ request, pictures, offer, seed: pictureSeed(request.seed, position) });
  }

  async #rejoin({ machine, promptId }: GivenJob) {
    this.#open = { machine, promptId };
    const { recipe, plan } = this.#picture;
    const pictures = Object.fromEntries(
      recipe.wants(plan.request).map(({ role }) => [role, "known there"]),
    );
    const graph = this.#graph(machine, pictures);
    const watch = await watchJob(machine.client, { promptId, graph }, this.#signal);
    this.#watch = watch;
    return { machine, promptId, watch };
  }

  /** Gives the job to a machine. Its id is stored before it is sent. */
  async *#submit() {
    const { recipe, plan, call, wish, readWanted } = this.#picture;
    this.#turn = await takeTurn(this.#context);
    const promptId = randomUUID();
    const machine = await asLost(this.#shop.machines.choose(wish, this.#signal));
    this.#chosen = machine;
    const { client } = machine;
    const wants = recipe.wants(plan.request);
    const pictures = await asLost(uploadPictures(wants, client, readWanted, this.#signal)).catch(
      (error: unknown) => {
        if (error instanceof JobLost) this.#shop.machines.rest(machine);
        throw error;
      },
    );
    const graph = withMark(this.#graph(machine, pictures), promptId.slice(0, 8));
    const watch = await watchJob(client, { promptId, graph }, this.#signal);
    this.#watch = watch;
    yield { type: "submitting", call } satisfies GenerationEvent;
    yield { type: "remote", call, remoteId: promptId } satisfies GenerationEvent;
    this.#signal.throwIfAborted();
    this.#open = { machine, promptId };
    await this.#send(graph, this.#open);
    return { machine, promptId, watch };
  }

  /** Sends the graph. After a lost answer the machine is asked whether it has the job. */
  async #send(graph: Graph, { machine, promptId }: GivenJob): Promise<void> {
    const { prompt, negativePrompt = "" } = this.#picture.plan.request;
    const submission = { graph, promptId, texts: [prompt, negativePrompt] };
    try {
      await submitGraph(machine.client, submission, this.#signal);
    } catch (error) {
      if (!(error instanceof HttpFailure)) {
        this.#signal.throwIfAborted();
        this.#open = undefined;
        this.#shop.machines.rest(machine);
        throw lostIfOverloaded(error);
      }
      const failure = transportFailure(PROVIDER, error, "free");
      const state = await askJobState(machine.client, promptId, this.#signal).catch(
        () => undefined,
      );
      this.#signal.throwIfAborted();
      if (state !== undefined && state.state !== "unknown") return;
      this.#open = undefined;
      if (state !== undefined && error.sent) throw failure;
      this.#shop.machines.rest(machine);
      throw failure instanceof ProviderError ? new JobLost(failure) : failure;
    }
  }
}

/** A machine that does not take anything now is as good as one that has lost the job. */
function lostIfOverloaded(error: unknown): unknown {
  const isOut = error instanceof ProviderError && error.kind === "overloaded";
  return isOut ? new JobLost(error) : error;
}

async function asLost<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw lostIfOverloaded(error);
  });
}
