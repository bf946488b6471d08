import type { Job, Picture } from "../../../src/domain/job.ts";
import type { Message } from "../../../src/words/index.ts";
import type {
  Acknowledged,
  Audience,
  Delivery,
  Progress,
  QueuePosition,
} from "../../../src/pipeline/audience.ts";

/** A channel that outlives the process: what was posted for each job, and how often. */
export class Channel {
  readonly posts: { readonly jobId: string; readonly pictures: readonly Picture[] }[] = [];

  of(jobId: string): readonly Picture[] | undefined {
    return this.posts.find((post) => post.jobId === jobId)?.pictures;
  }
}

/** An audience that remembers everything, and posts to a channel once for each job. */
export class RecordingAudience implements Audience {
  readonly places: { readonly jobId: string; readonly position: QueuePosition }[] = [];
  readonly progress: { readonly job: Job; readonly progress: Progress }[] = [];
  readonly ends: Job[] = [];
  readonly channel: Channel;
  /** Called before a delivery; what it throws is the network's fault, what it gives is the end. */
  beforeDelivery: (job: Job) => Promise<Delivery | undefined> = async () => undefined;

  /** Called after the pictures were posted, before that is answered. */
  afterPost: () => Promise<void> = async () => {};

  constructor(channel = new Channel()) {
    this.channel = channel;
  }

  waiting(job: Job, position: QueuePosition): void {
    this.places.push({ jobId: job.id, position });
  }

  running(job: Job, progress: Progress): void {
    this.progress.push({ job, progress });
  }

  async deliver(job: Job, pictures: readonly Picture[]): Promise<Delivery> {
    const ending = await this.beforeDelivery(job);
    if (ending !== undefined) return ending;
    if (this.channel.of(job.id) === undefined) this.channel.posts.push({ jobId: job.id, pictures });
    await this.afterPost();
    return { outcome: "delivered", channelId: "channel", messageId: `message-${job.id}` };
  }

  ended = async (job: Job): Promise<void> => {
    this.ends.push(job);
  };

  tellOperator?: (userId: string, message: Message) => Promise<void>;
  acknowledged?: (job: Job) => Promise<Acknowledged>;
}
