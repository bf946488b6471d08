import type { GridCell } from "../domain/grid.ts";
import type { Job, JobKind, Parent, Picture } from "../domain/job.ts";
import type { Mask } from "../domain/picture-options.ts";
import type { AnswerTarget } from "../domain/answer-target.ts";
import type { Draft, Size, Source } from "../domain/request.ts";
import type { Warning } from "../domain/warning.ts";
import type { FileSource } from "../images/index.ts";
import type { Message } from "../words/index.ts";
import type { ImageModel } from "../providers/image-model.ts";
import type { Progress, QueuePosition } from "./audience.ts";
import type { Question } from "../domain/question.ts";
import type { Acknowledge } from "./orders/acknowledge.ts";
import type { Confirmation } from "./orders/confirm-order.ts";
import type { TypedFields } from "./orders/expand-draft.ts";
import type { Requester } from "./policy/requester.ts";

/** One order: what is wanted, by whom, and where the answer goes. */
export interface Order {
  readonly kind: JobKind;
  readonly draft: Draft;
  readonly requester: Requester;
  readonly target: AnswerTarget;
  readonly parent?: Parent | undefined;
  /** The words that somebody typed just now: braces and `__name__` choose in them. */
  readonly typed?: TypedFields | undefined;
  /** The question that whoever ordered has answered with yes. */
  readonly question?: string | undefined;
  /** The room that was promised to it, see `reserve`. */
  readonly room?: Room | undefined;
  /** What was already done differently before the order (an animation's first frame was taken). */
  readonly warnings?: readonly Warning[] | undefined;
}

/** An order whose pictures are not fetched yet: who asks, where, for how many, and what is known of it. */
export interface ExpectedOrder
  extends
    Pick<Order, "requester" | "target">,
    Pick<Draft, "count" | "model">,
    Partial<Pick<Draft, "prompt" | "negativePrompt" | "style" | "modelOptions">> {}

/** Room under the limits that is promised to an order for some minutes. */
export interface Room {
  readonly id: string;
  /** Gives it back; an order that was admitted has used it up. */
  release(): Promise<void>;
}

/** A picture that somebody sent, stored and ready to start from. */
export interface ImportedPicture {
  readonly source: Source;
  readonly warnings: readonly Warning[];
}

/** A mask that somebody sent, stored. */
export interface ImportedMask {
  readonly mask: Mask;
  readonly warnings: readonly Warning[];
}

/** A job that was admitted. Whoever watches it is told its place in the queue. */
export interface Admission {
  readonly job: Job;
}

/** A line of `/queue`: a job that waits or runs, and how far it is. */
export interface QueueEntry {
  readonly job: Job;
  readonly position: QueuePosition | undefined;
  readonly progress: Progress | undefined;
}

/** How full the queue is, and the jobs of the person who asks. */
export interface QueueView {
  readonly waiting: number;
  readonly running: number;
  readonly mine: readonly QueueEntry[];
}

/** What can be drawn with. */
export interface StudioModels {
  /** The configured models, the default one first. */
  readonly models: readonly ImageModel[];
  /** The model of that id, or undefined. */
  model(id: string): ImageModel | undefined;
}

/** Ordering and cancelling. Both check anew whether the person may. */
export interface StudioOrders {
  /**
   * Admits an order and starts it as soon as it is its turn.
   * Throws RefusedError for a limit or a rule, UserError for a wrong option or an unknown model,
   * AlreadyRetried for a second retry of the same job, and AsksFirst when it has to be confirmed. `acknowledge` is called as soon as the
   * order is stored, and before anything of it is shown; when it rejects, the order is withdrawn.
   */
  submit(order: Order, acknowledge?: Acknowledge): Promise<Admission>;
  /**
   * Promises room under the limits to an order whose pictures have to be fetched first: before
   * anything is fetched. Throws RefusedError for a limit or a rule. Whoever does not submit the order
   * gives the room back.
   */
  reserve(order: ExpectedOrder): Promise<Room>;
  /**
   * Cancels a waiting or running job; effective within one step.
   * Throws UserError "not-yours" for somebody else's job, and "gone" when it has already ended.
   */
  cancel(jobId: string, requester: Requester): Promise<void>;
}

/** Orders that wait for a yes. Each answer checks everything anew. */
export interface StudioQuestions {
  /** A question for whoever wants to answer it. Throws UserError "gone" and "not-yours". */
  question(id: string, requester: Requester): Promise<Question>;
  /**
   * Draws what a question stands for, all of it or nothing; a second yes is "gone". `acknowledge`,
   * where given, tells the person of each job and gives its place, before anything is drawn.
   * Throws what `question` and `submit` throw; the question stays open then.
   */
  confirm(
    confirmation: Omit<Confirmation, "acknowledged">,
    acknowledge?: (job: Job, index: number) => Promise<AnswerTarget>,
  ): Promise<readonly Job[]>;
  /** Takes a question back. Throws as `question` does. */
  decline(id: string, requester: Requester): Promise<void>;
}

/** Jobs as they are stored, whoever may see them. */
export interface StudioJobs {
  job(id: string): Promise<Job | undefined>;
  /** The job that a message of the bot shows, if it is one. */
  jobOfMessage(messageId: string): Promise<Job | undefined>;
}

/** Pictures that somebody sent, and those of jobs. */
export interface StudioPictures {
  /**
   * Stores a picture that somebody sent (attachment, link, message) as a source for img2img.
   * Throws UserError when it is no picture, too large, or of a kind that cannot be read.
   */
  importPicture(file: FileSource): Promise<ImportedPicture>;
  /**
   * Stores a picture that somebody sent as the mask of a source. Throws as `importPicture` does, and
   * when nothing in it would be redrawn.
   */
  importMask(file: FileSource): Promise<ImportedMask>;
  /** Stores a mask of a picture's size in which these fields of a grid of three by three are redrawn. */
  gridMask(size: Size, cells: readonly GridCell[]): Promise<ImportedMask>;
  /**
   * Deletes a job's pictures for its owner: the job has none any more, and their files go at once
   * where nobody else's picture needs them.
   */
  discard(job: Job): Promise<void>;
  /**
   * The pictures of a job that may be shown where somebody asks, looked at where the place wants
   * that. Throws RefusedError when there are some, and none may be shown there.
   */
  picturesFor(job: Job, requester: Requester): Promise<readonly Picture[]>;
  /** The original file of a finished picture, or undefined when retention removed it. */
  pictureFile(job: Job, position: number): Promise<Buffer | undefined>;
}

/** What waits and runs. */
export interface StudioQueue {
  queue(userId: string): Promise<QueueView>;
}

/** What has to be read by somebody, however long Discord is away. */
export interface StudioNotices {
  /** Says something in a channel of a server; the same `topic` that still waits is replaced. */
  announce(channelId: string, topic: string, message: Message): Promise<void>;
}

/** The use cases of the studio: what commands and components call, each taking the part it needs. */
export interface Studio
  extends
    StudioModels,
    StudioOrders,
    StudioQuestions,
    StudioJobs,
    StudioPictures,
    StudioQueue,
    StudioNotices {
  /** Recovers what a crash left and begins to work. */
  start(): Promise<void>;
  /** Takes no new orders, lets what is running end until the deadline, and stops. */
  stop(deadlineMs: number): Promise<void>;
}
