import { setImmediate as nextTurn } from "node:timers/promises";
import { RefusedError, UserError } from "../domain/errors.ts";
import type { Job } from "../domain/job.ts";
import { StudioStopping } from "./running/abort-reasons.ts";
import { type Acknowledge, Acknowledgements } from "./orders/acknowledgements.ts";
import { createAdmission } from "./orders/admit.ts";
import { cancelJob } from "./orders/cancel.ts";
import { inOrder } from "./orders/choose-model.ts";
import { systemClock } from "./clock.ts";
import { Deliveries } from "./outcomes/deliver.ts";
import type { StudioDependencies } from "./dependencies.ts";
import { EndNotices } from "./outcomes/end-notices.ts";
import { Paces } from "./pacing/pace.ts";
import { Pending } from "./pending.ts";
import { PlaceNotices } from "./queue/place-notices.ts";
import { Places } from "./queue/places.ts";
import { ProviderCircuits } from "./pacing/provider-circuits.ts";
import { Dispatcher } from "./queue/dispatcher.ts";
import { recover } from "./queue/recover.ts";
import { SecondChances } from "./outcomes/second-chances.ts";
import type { Order, QueueEntry, Studio } from "./studio.ts";
import { createSurvey, NO_ACCOUNT } from "./queue/survey.ts";
import { workOn } from "./running/work.ts";

/** Jobs of one person that are looked through for `/queue`. */
const RECENT_JOBS = 50;

/** Wires the pipeline. Nothing runs before `start`; what is ordered before it waits. */
export function createStudio(dependencies: StudioDependencies): Studio {
  const { storage, images, audience, log, clock = systemClock } = dependencies;
  const { jobs, pictures, settings } = storage;
  const models = () => inOrder(dependencies.models, dependencies.defaultModel);
  const model = (id: string) => dependencies.models.all().find((each) => each.id === id);
  const stopping = new AbortController();
  const recovered = Promise.withResolvers<void>();

  const paces = new Paces({ settings, clock, log }, () => dispatcher.wake());
  const deliveries = new Deliveries({ jobs, audience, clock, log });
  const acknowledgements = new Acknowledgements(jobs);
  const notices = new EndNotices({ jobs, settings, audience, log });
  const parts = {
    ...dependencies,
    clock,
    paces,
    deliveries,
    notices,
    acknowledgements,
    models,
    circuits: new ProviderCircuits(clock),
    chances: new SecondChances(),
  };
  const dispatcher: Dispatcher = new Dispatcher(
    jobs,
    {
      account: (id) => model(id)?.capabilities.pace.account ?? NO_ACCOUNT,
      hasRoom,
      begin: (job) => workOn(job, parts),
      changed: () => places.changed(),
    },
    { clock, log },
  );
  const inHand = () => dispatcher.inHand.values();
  const survey = createSurvey({ jobs, clock, paces, models, inHand });
  const find = async (id: string) => (acknowledgements.isOpen(id) ? undefined : jobs.find(id));
  const notice = new PlaceNotices({ find, audience, log }, stopping.signal);
  const tell = notice.show.bind(notice);
  const places: Places = new Places(survey, { tell, clock, log }, stopping.signal);
  const admit = createAdmission(dependencies);
  const admissions = new Pending();

  async function store(order: Order, acknowledge: Acknowledge | undefined): Promise<Job> {
    const job = await admit(order);
    const acknowledged = acknowledge === undefined ? job : acknowledgements.make(job, acknowledge);
    // What the job needs is got ready while Discord answers (see workOn), and not before it is asked.
    void nextTurn().then(() => dispatcher.wake());
    return acknowledged;
  }

  async function keep(file: Uint8Array): Promise<string> {
    const hash = await pictures.put(file);
    await pictures.secured(hash);
    return hash;
  }

  function hasRoom(account: string, busy: number): boolean {
    const pace = models().find((each) => each.capabilities.pace.account === account)?.capabilities
      .pace;
    if (pace === undefined) return true;
    return busy < pace.concurrency && paces.of(pace).pausedUntil <= clock.now();
  }

  function entry(job: Job): QueueEntry {
    const progress = dispatcher.inHand.get(job.id)?.progress;
    return { job, place: places.of(job.id), progress };
  }

  return {
    get models() {
      return models();
    },
    model,
    async submit(order, acknowledge) {
      if (stopping.signal.aborted) {
        throw new RefusedError("shutting-down", "Easel is restarting. Ask again in a minute.");
      }
      const job = await admissions.track(store(order, acknowledge));
      places.changed();
      return { job };
    },
    async importPicture(bytes) {
      const { bytes: file, width, height, warnings } = await images.importPicture(bytes);
      return { source: { picture: await keep(file), width, height }, warnings };
    },
    async importMask(bytes) {
      const { bytes: file, width, height, warnings } = await images.importMask(bytes);
      return { mask: { picture: await keep(file), width, height }, warnings };
    },
    async sourceOf(job, position) {
      const picture = job.pictures.find((each) => each.position === position);
      if (picture === undefined || (await pictures.get(picture.hash)) === undefined) {
        throw new UserError(
          "gone",
          "This picture is no longer kept here. Send it again as an attachment to vary it.",
        );
      }
      return { picture: picture.hash, width: picture.width, height: picture.height };
    },
    job: (id) => jobs.find(id),
    jobOfMessage: (messageId) => jobs.findByMessage(messageId),
    async pictureFile(job, position) {
      const picture = job.pictures.find((each) => each.position === position);
      return picture === undefined ? undefined : await pictures.get(picture.hash);
    },
    async queue(userId) {
      await places.refresh();
      const recent = await jobs.ofUser(userId, RECENT_JOBS);
      const open = recent.filter((job) => job.state === "queued" || job.state === "running");
      return {
        waiting: places.waiting,
        running: dispatcher.inHand.size,
        mine: open.toReversed().map(entry),
      };
    },
    async cancel(jobId, userId) {
      await recovered.promise;
      await cancelJob(jobId, userId, { jobs, notices, dispatcher });
      places.changed();
    },
    async start() {
      await paces.recall(models());
      await recover({ jobs, settings, clock, deliveries, notices, log });
      recovered.resolve();
      dispatcher.start();
      places.changed();
    },
    async stop(deadlineMs) {
      stopping.abort(new StudioStopping());
      await admissions.idle();
      await dispatcher.stop();
      const ended = new AbortController();
      const allEnded = Promise.all([...inHand()].map((job) => job.concluded))
        .then(() => deliveries.idle())
        .then(() => notices.idle());
      await Promise.race([allEnded, clock.sleep(deadlineMs, ended.signal).catch(() => {})]);
      ended.abort();
      const left = [...inHand()];
      for (const job of left) job.abort(new StudioStopping());
      await Promise.all(left.map((job) => job.concluded));
      await deliveries.stop();
      await paces.stop();
    },
  };
}
