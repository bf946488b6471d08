import type { Services } from "../../../src/discord/interactions/services.ts";
import { noRules } from "../../../src/domain/rules/server-rules.ts";
import { UserError } from "../../../src/domain/errors.ts";
import type { Job } from "../../../src/domain/job.ts";
import type { Order, QueueView, Studio } from "../../../src/pipeline/studio.ts";
import { sentFile } from "../discord/sent-files.ts";
import type { VaryTarget } from "../../../src/storage/vary-targets.ts";
import { plainPolicy } from "../pipeline/plain-policy.ts";
import { sampleJob } from "../components/sample-job.ts";
import { sampleModel } from "./sample-model.ts";
import { quoted } from "../../../src/words/index.ts";

/** What a made-up studio did, in order. */
export interface StudioRecord {
  readonly orders: Order[];
  readonly cancelled: string[];
  readonly downloads: string[];
}

/** What the made-up services know. */
export interface ServiceFacts {
  readonly jobs?: readonly Job[];
  /** Job ids by message id. */
  readonly messages?: Readonly<Record<string, string>>;
  /** Picture files by position; absent is "removed". */
  readonly files?: Readonly<Record<number, Uint8Array>>;
  readonly queue?: QueueView;
  readonly changes?: Partial<Services>;
  readonly studio?: Partial<Studio>;
}

const unused = (): never => {
  throw new Error("Not part of this test");
};

/** Services over plain memory that record what is asked of the studio. */
export function fakeServices(facts: ServiceFacts = {}): {
  readonly services: Services;
  readonly record: StudioRecord;
} {
  const record: StudioRecord = { orders: [], cancelled: [], downloads: [] };
  const preferences = new Map<string, string>();
  const targets = new Map<string, Omit<VaryTarget, "messageId">>();
  const services: Services = {
    studio: { ...fakeStudio(facts, record), ...facts.studio },
    policy: plainPolicy(),
    refreshModels: () => Promise.resolve(),
    moderators: {
      take: unused,
      list: () => Promise.resolve([]),
      report: unused,
      reportsOf: unused,
      takeDown: unused,
    },
    post: () => Promise.resolve(true),
    removeMessage: () => Promise.resolve(true),
    preferences: {
      get: async (userId, name) => preferences.get(`${userId}:${name}`),
      all: async () => new Map(),
      set: async (userId, name, value) => void preferences.set(`${userId}:${name}`, value),
      remove: async () => {},
    },
    presets: {
      save: async () => true,
      find: async () => undefined,
      list: async () => [],
      remove: async () => false,
    },
    takeAway: async (messages) => messages.length,
    history: {
      open: async (userId, filter) => ({ id: "view", userId, ...filter }),
      view: async () => undefined,
      page: async () => ({ jobs: [], starred: new Set(), hasMore: false }),
      children: async () => [],
    },
    showcaseOf: async () => undefined,
    showcase: async () => {},
    favourites: {
      add: async () => {},
      remove: async () => {},
      has: async () => false,
      claimShowcase: async () => true,
      setShowcase: async () => {},
      freeShowcase: async () => {},
      showcase: async () => undefined,
    },
    serverRules: {
      get: async () => ({ rules: noRules, version: 0, updatedAt: undefined }),
      change: unused,
    },
    wordFilter: { find: () => Promise.resolve(undefined) },
    varyTargets: {
      remember: async (userId, { messageId, ...target }) =>
        void targets.set(`${userId}:${messageId}`, target),
      recall: async (userId, messageId) => targets.get(`${userId}:${messageId}`),
    },
    myData: {
      summary: () => Promise.resolve({ orders: 3, pictures: 5, bytes: 2048 }),
      erase: unused,
      pack: unused,
    },
    statistics: {
      since: () =>
        Promise.resolve({
          people: 0,
          orders: 0,
          pictures: 0,
          cost: undefined,
          models: [],
          failures: [],
        }),
    },
    sendDirectly: () => Promise.resolve(true),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    download: (url) => {
      record.downloads.push(url);
      return Promise.resolve(sentFile(new TextEncoder().encode(url)));
    },
    readParameters: () => Promise.resolve(undefined),
    describer: undefined,
    shrinkFiles: (files, limitBytes) =>
      Promise.resolve(
        files.map(({ bytes }) => ({ bytes: bytes.slice(0, limitBytes), mediaType: "image/webp" })),
      ),
    credits: () => Promise.resolve(new Map([["segmind", { credits: 5, at: 0 }]])),
    creditsWarning: undefined,
    messageContentIntent: false,
    readMessage: () => Promise.resolve(undefined),
    ...facts.changes,
  };
  return { services, record };
}

function fakeStudio(facts: ServiceFacts, record: StudioRecord): Studio {
  const jobs = new Map((facts.jobs ?? []).map((job) => [job.id, job]));
  const models = [sampleModel("local/easel-v1", "Easel", { examples: ["a red apple"] })];
  return {
    models,
    model: (id) => models.find((model) => model.id === id),
    submit: async (order, acknowledge) => {
      record.orders.push({ ...order, target: (await acknowledge?.()) ?? order.target });
      return { job: sampleJob() };
    },
    announce: () => Promise.resolve(),
    reserve: () => Promise.resolve({ id: "room", release: () => Promise.resolve() }),
    question: unused,
    confirm: unused,
    decline: unused,
    importMask: () =>
      Promise.resolve({
        mask: { picture: "e".repeat(64), width: 320, height: 240 },
        warnings: [],
      }),
    gridMask: (size) =>
      Promise.resolve({ mask: { picture: "d".repeat(64), ...size }, warnings: [] }),
    importPicture: () =>
      Promise.resolve({
        source: { picture: "f".repeat(64), width: 640, height: 480 },
        warnings: [{ option: "image", message: quoted("Only the first frame is used.") }],
      }),
    discard: () => Promise.resolve(),
    job: (id) => Promise.resolve(jobs.get(id)),
    jobOfMessage: (id) => Promise.resolve(jobs.get(facts.messages?.[id] ?? "")),
    picturesFor: (job) => Promise.resolve(job.pictures),
    pictureFile: (_, position) => {
      const bytes = facts.files?.[position];
      return Promise.resolve(bytes === undefined ? undefined : Buffer.from(bytes));
    },
    queue: () => Promise.resolve(facts.queue ?? { waiting: 2, running: 1, mine: [] }),
    cancel: (id, { userId }) => {
      const job = jobs.get(id);
      if (job?.userId !== userId) throw new UserError("not-yours", quoted("Not yours"));
      record.cancelled.push(id);
      return Promise.resolve();
    },
    start: unused,
    stop: unused,
  };
}
