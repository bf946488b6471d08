import { RefusedError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { say } from "../words/index.ts";
import { StudioStopping } from "../domain/abort-reasons.ts";
import { systemClock } from "./clock.ts";
import { createPictures } from "./create-pictures.ts";
import { acknowledgeOrder } from "./orders/acknowledge.ts";
import { admit } from "./orders/admit.ts";
import { cancelJob } from "./orders/cancel.ts";
import { confirmOrder, declineOrder, openQuestion } from "./orders/confirm-order.ts";
import { inOrder } from "./orders/choose-model.ts";
import { reserveRoom } from "./orders/reserve-room.ts";
import { drawSeed } from "./orders/seed.ts";
import { EndNotices } from "./outcomes/end-notices.ts";
import { Outbox } from "./outcomes/outbox.ts";
import { SecondChances } from "./outcomes/second-chances.ts";
import { Paces } from "./pacing/pace.ts";
import { ProviderCircuits } from "./pacing/provider-circuits.ts";
import { settleOrphans } from "./shared/settle-orphans.ts";
import { shareWork } from "./share-work.ts";
import { topics } from "./topics.ts";
import { Pending } from "./pending.ts";
import { Dispatcher } from "./queue/dispatcher.ts";
import { announcing } from "./queue/job-source.ts";
import { PositionNotices } from "./queue/position-notices.ts";
import { Places } from "./queue/positions.ts";
import { beat } from "./queue/heartbeat.ts";
import { recover } from "./queue/recover.ts";
import { createSurvey } from "./queue/survey.ts";
import { settleUnacknowledged } from "./queue/unacknowledged.ts";
import type { QueueEntry, Studio } from "./studio.ts";
import type { StudioOptions, Tools } from "./tools.ts";
import { workOn } from "./work-on.ts";

/** Jobs of one person that are looked through for `/queue`. */
const RECENT_JOBS = 50;

/** Wires the pipeline. Nothing runs before `start`; what is ordered before it waits. */
export function createStudio(options: StudioOptions): Studio {
  const { audience, log, shared, clock = systemClock } = options;
  const { starts } = options.storage;
  const source = shared?.source(options.storage.jobs);
  const jobs = source
    ? announcing(options.storage.jobs, (job) => source.waits(job))
    : options.storage.jobs;
  const storage = { ...options.storage, jobs };
  const stopping = new AbortController();
  // Read before anything can be ordered here: what is found was left by an earlier process.
  const unconfirmed = shared ? Promise.resolve([]) : jobs.unacknowledged();
  unconfirmed.catch(() => {});
  const recovered = Promise.withResolvers<void>();
  const outbox = new Outbox({
    jobs,
    outbox: storage.outbox,
    audience,
    clock,
    observer: options.observer,
    log,
    leftToOthers: shared && (() => shared.bus.tell(topics.outbox, {})),
  });
  const rested = () => dispatcher.wake();
  const tools: Tools = {
    ...options,
    storage,
    clock,
    drawSeed: options.drawSeed ?? drawSeed,
    inOrder: () => inOrder(options.models, options.defaultModel),
    paces: shared?.paces({ starts, clock }, rested) ?? new Paces({ starts, clock, log }, rested),
    circuits: shared?.circuits(clock) ?? new ProviderCircuits(clock),
    chances: new SecondChances(),
    outbox,
    notices: new EndNotices({ jobs, outbox, audience, clock, log }),
  };
  const { paces, notices, inOrder: models } = tools;
  const model = (id: string) => options.models.all().find((each) => each.id === id);
  const dispatcher: Dispatcher = new Dispatcher(
    source ?? jobs,
    {
      models: () =>
        models().map(({ id, capabilities }) => ({ id, account: capabilities.pace.account })),
      hasRoom,
      mayBegin: (job) => !notices.isEnding(job.id),
      begin: (job) => workOn(job, tools),
      changed: placesChanged,
    },
    { clock, log },
  );
  const inHand = () => dispatcher.inHand.values();
  const survey = createSurvey({ jobs, clock, paces, models, inHand });
  const find = (id: string) => jobs.find(id);
  const told = new PositionNotices({ find, audience, log }, stopping.signal);
  const tell = told.show.bind(told);
  const places: Places = new Places(survey, { tell, clock, log }, stopping.signal);
  function placesChanged(): void {
    // A worker tells nobody a place, and looking costs.
    if (shared?.role !== "worker") places.changed();
  }
  const storing = new Pending();
  const acknowledging = new Pending();
  const background = new Pending();

  function hasRoom(account: string, busy: number): boolean {
    const pace = models().find((each) => each.capabilities.pace.account === account)?.capabilities
      .pace;
    if (pace === undefined) return true;
    return busy < pace.concurrency && paces.of(pace).pausedUntil <= clock.monotonic();
  }

  function entry(job: Job): QueueEntry {
    const progress = dispatcher.inHand.get(job.id)?.progress ?? shared?.progressOf(job.id);
    return { job, position: places.of(job.id), progress };
  }

  function requireOpen(): void {
    if (!stopping.signal.aborted) return;
    throw new RefusedError("shutting-down", say("orders.shutting-down"));
  }

  /** An order that was not acknowledged yet is not in the queue. */
  function isOpen({ id, state }: Job): boolean {
    return state === "running" || (state === "queued" && places.of(id) !== undefined);
  }

  return {
    ...createPictures(options),
    get models() {
      return models();
    },
    model,
    async submit(order, acknowledge) {
      requireOpen();
      const stored = await storing.track(admit(order, acknowledge === undefined, tools));
      const job =
        acknowledge === undefined
          ? stored
          : await acknowledging.track(acknowledgeOrder(stored, acknowledge, tools));
      dispatcher.wake();
      placesChanged();
      return { job };
    },
    question: (id, requester) => openQuestion(id, requester, tools),
    async confirm(confirmation, acknowledge) {
      requireOpen();
      const acknowledged = acknowledge === undefined;
      const stored = await storing.track(confirmOrder({ ...confirmation, acknowledged }, tools));
      const taken: Job[] = [];
      for (const [index, job] of stored.entries()) {
        if (acknowledge === undefined) taken.push(job);
        else {
          const tell = () => acknowledge(job, index);
          taken.push(await acknowledging.track(acknowledgeOrder(job, tell, tools)));
        }
      }
      dispatcher.wake();
      places.changed();
      return taken;
    },
    decline: (id, requester) => declineOrder(id, requester, tools),
    async announce(channelId, topic, message) {
      await storage.outbox.addForChannel(channelId, topic, message);
      await outbox.takeUp();
    },
    reserve: (expected) => reserveRoom(expected, tools),
    job: (id) => jobs.find(id),
    jobOfMessage: (messageId) => jobs.findByMessage(messageId),
    async queue(userId) {
      await places.refresh();
      const recent = await jobs.ofUser(userId, RECENT_JOBS);
      const mine = recent.filter(isOpen).toReversed().map(entry);
      const running = shared ? (await jobs.load()).running : dispatcher.inHand.size;
      return { waiting: places.waiting, running, mine };
    },
    async cancel(jobId, requester) {
      await recovered.promise;
      await cancelJob(jobId, requester, dispatcher, tools);
      placesChanged();
    },
    async start() {
      await paces.recall(models());
      const handsOver = shared?.role !== "worker";
      const recovery = { jobs, notices, outbox, log, handsOver };
      await recover(recovery, { crashed: storage.hasCrashed });
      recovered.resolve();
      if (shared?.role !== "gateway") dispatcher.start();
      placesChanged();
      const { signal } = stopping;
      const taken = () => dispatcher.wake();
      const settling = { jobs, notices, audience, clock, log, taken };
      void background.track(settleUnacknowledged(await unconfirmed, settling, signal));
      const parts = { jobs, outbox, dispatcher, clock, log, placesChanged };
      const ids = () => models().map(({ id }) => id);
      const sharing = { ...parts, notices, models: ids };
      const together = shared && source && shareWork(shared, { ...sharing, source });
      if (shared && handsOver) {
        void background.track(settleOrphans({ ...settling, now: () => clock.now() }, signal));
      }
      source?.look();
      const takeUp = (inHand: readonly string[]) => recover(recovery, { inHand });
      const store = storage.outbox;
      void background.track(beat({ ...parts, store, takeUp, together }, signal));
    },
    async stop(deadlineMs) {
      stopping.abort(new StudioStopping());
      await storing.idle();
      await dispatcher.stop();
      const ended = new AbortController();
      const allEnded = acknowledging
        .idle()
        .then(() => Promise.all([...inHand()].map((job) => job.concluded)))
        .then(() => outbox.idle());
      await Promise.race([allEnded, clock.sleep(deadlineMs, ended.signal).catch(() => {})]);
      ended.abort();
      const left = [...inHand()];
      for (const job of left) job.abort(new StudioStopping());
      await Promise.all(left.map((job) => job.concluded));
      await outbox.stop();
      await background.idle();
      await jobs.letGo().catch((error: unknown) => log.warn({ error }, "no lease was given back"));
      await paces.stop();
      await source?.close();
    },
  };
}
