import { describe, expect, it } from "vitest";
import {
  type AudienceOptions,
  createDiscordAudience,
} from "../../../src/discord/discord-audience.ts";
import { discordWords } from "../../../src/discord/messages/discord-words.ts";
import type { AnswerTarget } from "../../../src/domain/answer-target.ts";
import { TryLater } from "../../../src/pipeline/audience.ts";
import { say } from "../../../src/words/index.ts";
import { channelId, sampleJob, samplePlace } from "../../support/components/sample-job.ts";
import { apiError } from "../../support/discord/api-error.ts";
import { plainFileTools } from "../../support/discord/open-bot.ts";
import { scriptedRequests } from "../../support/discord/scripted-requests.ts";
import type { Answer } from "../../support/discord/scripted-requests.ts";
import { openTestStorage } from "../../support/open-test-storage.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { settle, SimulatedClock } from "../../support/pipeline/simulated-clock.ts";

const MESSAGE = { id: "900", channel_id: "300", author: { id: "bot" }, attachments: [] };

/** An audience whose requests are answered by the test, on simulated time. */
async function open(answer: Answer = () => MESSAGE, change: Partial<AudienceOptions> = {}) {
  const { jobs } = await openTestStorage();
  const clock = new SimulatedClock(0);
  const log = new RecordingLog();
  const { requests, made } = scriptedRequests(answer);
  const places: AnswerTarget[] = [];
  const audience = createDiscordAudience({
    requests,
    requestsOnce: requests,
    jobs: {
      find: (id) => jobs.find(id),
      notePing: (id) => jobs.notePing(id),
      setTarget: async (_, target) => void places.push(target),
    },
    languages: { of: async () => undefined },
    images: plainFileTools,
    loadPicture: async () => new Uint8Array(8),
    log,
    now: clock.now,
    steady: clock.now,
    sleep: clock.sleep,
    modelName: (id) => `The model ${id}`,
    channelLimit: () => 1000,
    channelLocale: async () => undefined,
    ...change,
  });
  return { audience, made, clock, log, places };
}

const job = sampleJob({ state: "made" });
const running = {
  fraction: 0.5,
  position: 0,
  step: 1,
  steps: 2,
  secondsLeft: undefined,
  preview: undefined,
};
const replyTarget: AnswerTarget = {
  kind: "message",
  channelId: "300000000000000001",
  replyTo: "600000000000000001",
  attachmentSizeLimit: 1000,
};

/** A channel that shows what was posted in it. */
function channel() {
  const posted: object[] = [];
  const answer: Answer = ({ method, route, options: { body } }) => {
    if (route === "/users/@me") return { id: "bot" };
    if (method === "POST") posted.push({ ...(body as object), ...MESSAGE });
    return method === "GET" ? posted : MESSAGE;
  };
  return { posted, answer };
}

/** A gallery that shows one file, as Discord gives it back. */
const gallery = (name: string) => ({
  items: [{ media: { url: `https://cdn/1/2/${name}`, attachment_id: "5" } }],
});

describe("the audience in Discord", () => {
  it("needs no bot token while the interaction's token lives", async () => {
    const { audience, made } = await open();
    await audience.deliver(job, job.pictures);
    expect(made.map(({ method, options }) => [method, options.auth])).toEqual([
      ["GET", false],
      ["PATCH", false],
    ]);
  });

  it("does not even try a token that is over", async () => {
    const { audience, made } = await open();
    const target: AnswerTarget = { ...samplePlace, expiresAt: 4000 } as AnswerTarget;
    audience.running({ ...job, target }, running);
    await settle();
    await audience.deliver({ ...job, target }, job.pictures);
    expect(made.map(({ method }) => method)).toEqual(["POST", "DELETE"]);
    expect(made.some(({ route }) => route.startsWith("/webhooks"))).toBe(false);
  });

  it("shows progress that comes after the end to nobody", async () => {
    const { audience, made, clock } = await open();
    await audience.deliver(job, job.pictures);
    const count = made.length;
    audience.running(job, running);
    audience.waiting(job, { ahead: 1, seconds: 5 });
    await clock.advance(60_000);
    expect(made).toHaveLength(count);
  });

  it("posts the first progress of a reply once, and edits it from then on", async () => {
    const { audience, made, clock } = await open();
    const replied = { ...job, pictures: [], target: replyTarget };
    audience.waiting(replied, { ahead: 1, seconds: 5 });
    await settle();
    audience.running(replied, running);
    await clock.advance(1200);
    expect(made.map(({ method }) => method)).toEqual(["POST", "PATCH"]);
    expect(made[0]?.options.body).toMatchObject({
      enforce_nonce: true,
      message_reference: { message_id: "600000000000000001", fail_if_not_exists: false },
    });
    expect(made[1]?.route).toBe("/channels/300000000000000001/messages/900");
  });

  it("goes on without pictures when they are too large for progress", async () => {
    let uploads = 0;
    const { audience, made, clock } = await open(({ options }) => {
      if ((options.files?.length ?? 0) > 0 && (uploads += 1) > 0) throw apiError(40005, 413);
      return MESSAGE;
    });
    audience.running(job, running);
    await settle();
    audience.running(job, running);
    await clock.advance(1200);
    expect(made.map(({ options }) => options.files?.length)).toEqual([1, 0]);
  });

  it("uploads pictures again after the queue took them off the message", async () => {
    const { audience, made, clock } = await open(({ options }) => ({
      ...MESSAGE,
      components: (options.files ?? []).map(({ name }) => gallery(name)),
    }));
    audience.running(job, running);
    await settle();
    audience.waiting(job, { ahead: 1, seconds: 5 });
    await clock.advance(5000);
    audience.running(job, running);
    await clock.advance(1200);
    expect(made.map(({ options }) => options.files?.length)).toEqual([1, 0, 1]);
  });

  it("shows nothing more on a message that is gone", async () => {
    const { audience, made, clock } = await open(() => {
      throw apiError(10008, 404);
    });
    audience.running(job, running);
    await settle();
    audience.running(job, running);
    await clock.advance(60_000);
    expect(made).toHaveLength(1);
  });

  it("names the model that made the pictures, also when another one had begun", async () => {
    const { audience, made } = await open();
    audience.running({ ...job, request: { ...job.request, model: "first" } }, running);
    await settle();
    await audience.deliver({ ...job, request: { ...job.request, model: "second" } }, job.pictures);
    const bodies = made.map(({ options }) => JSON.stringify(options.body));
    expect(bodies[0]).toContain("The model first");
    expect(bodies.at(-1)).toContain("The model second");
  });

  it("points from the answer to the direct message that the pictures came in", async () => {
    const { audience, made, places } = await open(({ method, route, options }) => {
      if (route.startsWith("/users/@me")) return { id: "700" };
      const isAnswer = route.startsWith("/webhooks");
      if (method === "GET") return isAnswer ? MESSAGE : [];
      if (isAnswer && (options.files?.length ?? 0) > 0) throw apiError(40005, 413);
      if (route.startsWith(`/channels/${channelId}`)) throw apiError(50013, 403);
      return { ...MESSAGE, id: "800", channel_id: "700" };
    });
    await audience.deliver(job, job.pictures);
    const pointer = made.findLast(({ route }) => route.startsWith("/webhooks"));
    expect(JSON.stringify(pointer?.options.body)).toContain("/channels/@me/700/800");
    expect(places).toMatchObject([{ guildId: undefined, channelId: "700", messageId: "800" }]);
  });

  it("asks to be asked again while Discord is down, and then tells the end", async () => {
    let isDown = true;
    const { audience, made } = await open(() => {
      if (isDown) throw new TypeError("fetch failed");
      return MESSAGE;
    });
    const failed = { ...job, state: "failed" as const };
    for (let time = 0; time < 3; time += 1) {
      await expect(audience.ended(failed)).rejects.toThrow(TryLater);
      await expect(audience.deliver(job, job.pictures)).rejects.toThrow(TryLater);
    }
    isDown = false;
    await audience.ended(failed);
    expect(made.at(-1)?.method).toBe("PATCH");
  });

  it.each(["failed", "refused", "cancelled"] as const)(
    "says on the message itself that a job has %s, long after the token ended",
    async (state) => {
      const { audience, made } = await open(channel().answer);
      const late = { ...job, state, target: { ...samplePlace, expiresAt: 0 } as AnswerTarget };
      await audience.ended(late);
      const last = made.at(-1);
      expect(last).toMatchObject({ method: "PATCH", options: { auth: true } });
      expect(last?.route).toBe(`/channels/${channelId}/messages/500000000000000001`);
      expect(JSON.stringify(last?.options.body)).not.toContain('"label":"Cancel"');
      // Whoever cancelled knows; the others are told by a message that notifies them.
      const posted = made.filter(({ method }) => method === "POST");
      expect(posted).toHaveLength(state === "cancelled" ? 0 : 1);
    },
  );

  it("leaves a message alone that nobody but its owner sees, once its token has ended", async () => {
    const { audience, made } = await open();
    for (const change of [{ isPrivate: true }, { botIsMember: false }, { messageId: undefined }]) {
      const target = { ...samplePlace, expiresAt: 0, ...change } as AnswerTarget;
      await audience.ended({ ...job, state: "cancelled", target });
    }
    expect(made).toEqual([]);
  });

  it("tells the end once although the message cannot be edited at first", async () => {
    const { answer, posted } = channel();
    let isDown = true;
    const { audience, made } = await open((request) => {
      if (request.method === "PATCH" && isDown) throw new TypeError("fetch failed");
      return answer(request);
    });
    const target = { ...samplePlace, expiresAt: 0 } as AnswerTarget;
    const late = { ...job, state: "failed" as const, target };
    await expect(audience.ended(late)).rejects.toThrow(TryLater);
    isDown = false;
    await audience.ended(late);
    expect(posted).toHaveLength(1);
    expect(made.at(-1)?.method).toBe("PATCH");
  });

  it("is content when the message of an ended job is gone", async () => {
    const { audience } = await open(({ method }) => {
      if (method === "PATCH") throw apiError(10008);
      return MESSAGE;
    });
    const target = { ...samplePlace, expiresAt: 0 } as AnswerTarget;
    await audience.ended({ ...job, state: "cancelled", target });
  });

  it("does not take a bug of its own for a Discord that is down", async () => {
    const { audience, made } = await open(() => "this is no message");
    await expect(audience.deliver(job, job.pictures)).rejects.not.toThrow(TryLater);
    await expect(audience.ended({ ...job, state: "failed" })).rejects.toThrow();
    expect(made).toHaveLength(2);
  });

  it("finds the answer of an order that was acknowledged before the process died", async () => {
    const { audience } = await open();
    const waiting = { ...job, state: "queued" as const, acknowledged: false };
    expect(await audience.acknowledged?.(waiting)).toMatchObject({
      told: "yes",
      target: { messageId: "900" },
    });
  });

  it.each([10008, 10015])(
    "finds no answer where there is none (%i), and does not guess when Discord is down",
    async (code) => {
      const { audience } = await open(() => {
        throw apiError(code, 404);
      });
      expect(await audience.acknowledged?.(job)).toEqual({ told: "no" });
      const down = await open(() => {
        throw new TypeError("fetch failed");
      });
      await expect(down.audience.acknowledged?.(job)).rejects.toThrow(TryLater);
    },
  );

  it("says something to an operator in a direct message, once", async () => {
    const { audience, made } = await open(({ route }) =>
      route.startsWith("/users/@me") ? { id: "700" } : MESSAGE,
    );
    const message = say("storage.credits-low", { provider: "Segmind", credits: 1.5, mark: 5 });
    await audience.tellOperator?.("1", message);
    const [, post] = made;
    expect(post?.route).toBe("/channels/700/messages");
    expect(post?.options.body).toMatchObject({ enforce_nonce: true });
    expect(JSON.stringify(post?.options.body)).toContain("almost out of credits");
  });

  it("says it in the operator's language", async () => {
    const { audience, made } = await open(
      ({ route }) => (route.startsWith("/users/@me") ? { id: "700" } : MESSAGE),
      { languages: { of: async (userId) => (userId === "1" ? "de" : undefined) } },
    );
    await audience.tellOperator?.("1", say("storage.full"));
    const { text } = discordWords("de");
    expect(JSON.stringify(made[1]?.options.body)).toContain(text(say("storage.full")));
  });

  it("leaves an operator alone who takes no direct messages", async () => {
    const { audience, log } = await open(() => {
      throw apiError(50007, 403);
    });
    await audience.tellOperator?.("1", say("storage.full"));
    expect(log.lines).toMatchObject([{ level: "warn", fields: { operator: "1" } }]);
  });

  it.each(["ENOSPC", "EIO", "EMFILE"])(
    "lets a delivery wait while this machine is out of order: %s",
    async (code) => {
      const { audience, log } = await open(undefined, {
        loadPicture: async () => await Promise.reject(Object.assign(new Error(code), { code })),
      });
      await expect(audience.deliver(job, job.pictures)).rejects.toThrow(TryLater);
      expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
    },
  );

  it("speaks the language of the place, and the person's by direct message", async () => {
    const { audience, made } = await open(({ method, route }) => {
      if (route.startsWith("/users/@me")) return { id: "700" };
      if (route.startsWith(`/channels/${channelId}`)) throw apiError(50013, 403);
      return method === "GET" && !route.startsWith("/webhooks") ? [] : MESSAGE;
    });
    const target = { ...samplePlace, locale: "en-US", userLocale: "de" } as AnswerTarget;
    audience.running({ ...job, target }, running);
    await settle();
    const over = { ...target, expiresAt: 0 } as AnswerTarget;
    const { audience: second, made: later } = await open(({ method, route }) => {
      if (route.startsWith("/users/@me")) return { id: "700" };
      if (route.startsWith(`/channels/${channelId}`)) throw apiError(50013, 403);
      return method === "GET" ? [] : { ...MESSAGE, channel_id: "700" };
    });
    await second.deliver({ ...job, target: over }, job.pictures);
    expect(JSON.stringify(made[0]?.options.body)).toContain("Cancel");
    expect(JSON.stringify(later.at(-1)?.options.body ?? later)).toContain("Bearbeiten");
  });

  it("never posts a private answer into the channel", async () => {
    const { audience, made } = await open(({ method, route }) => {
      if (route === "/users/@me/channels") return { id: "700" };
      if (route.startsWith("/users/@me")) return { id: "bot" };
      return method === "GET" ? [] : { ...MESSAGE, channel_id: "700" };
    });
    const target = { ...samplePlace, isPrivate: true, expiresAt: 0 } as AnswerTarget;
    await audience.deliver({ ...job, target }, job.pictures);
    const posted = made.filter(({ method }) => method === "POST").map(({ route }) => route);
    expect(posted).toEqual(["/users/@me/channels", "/channels/700/messages"]);
  });

  it("has no place for a job of the command line", async () => {
    const { audience, made } = await open();
    const terminal: AnswerTarget = { kind: "terminal" };
    audience.running({ ...job, target: terminal }, running);
    const delivery = await audience.deliver({ ...job, target: terminal }, job.pictures);
    expect(delivery).toMatchObject({
      outcome: "undeliverable",
      failure: { code: "undeliverable" },
    });
    expect(made).toEqual([]);
  });
});
