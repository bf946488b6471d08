import type { Message } from "discord.js";
import { UserError } from "../../domain/errors.ts";
import type { Job } from "../../domain/job.ts";
import type { Requester } from "../../pipeline/policy/requester.ts";
import type { HistoryView } from "../../storage/history.ts";
import { say } from "../../words/index.ts";
import { unknownJob } from "../interactions/refusals.ts";
import type { Only } from "../interactions/services.ts";
import { everyComponent } from "../messages/components.ts";
import { readCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import type { MessageView } from "../messages/message-view.ts";
import { fitPictures } from "../views/fit-pictures.ts";
import { historyJobView, historyListView } from "../views/history-view.ts";
import { viewOptions } from "../views/view-options.ts";

const JOBS_A_PAGE = 10;
const VIEW_ID_CHARACTERS = 12;
const MOST_CHILDREN = 25;

/** A page of a list, as a custom id names it: the list's id, and the page from 0. */
export interface PageName {
  readonly viewId: string;
  readonly page: number;
}

/** Writes the name of a page into a custom id. */
const pageName = ({ viewId, page }: PageName): string => `${viewId}${page.toString(36)}`;

/** Reads the name of a page. Throws UserError "gone" for anything else. */
export function readPageName(text: string): PageName {
  const page = Number.parseInt(text.slice(VIEW_ID_CHARACTERS), 36);
  if (!Number.isSafeInteger(page) || page < 0) throw closed();
  return { viewId: text.slice(0, VIEW_ID_CHARACTERS), page };
}

/** A page of somebody's list. Throws UserError "gone" for a list that is closed or another's. */
export async function listPanel(
  words: DiscordWords,
  { viewId, page }: PageName,
  userId: string,
  { history }: Only<"history">,
): Promise<MessageView> {
  const view = await history.view(viewId);
  if (view === undefined || view.userId !== userId) throw closed();
  return await pageOf(words, view, page, { history });
}

/** A page of a list that was just opened, or found. */
export async function pageOf(
  words: DiscordWords,
  view: HistoryView,
  page: number,
  { history }: Only<"history">,
): Promise<MessageView> {
  const { jobs, starred, hasMore } = await history.page(view, page * JOBS_A_PAGE, JOBS_A_PAGE);
  const named = (at: number) => pageName({ viewId: view.id, page: at });
  return historyListView(words, {
    title: view.favourites ? say("history.title-favourites") : say("history.title"),
    search: view.search,
    jobs,
    starred,
    number: page + 1,
    here: named(page),
    newer: page > 0 ? named(page - 1) : undefined,
    older: hasMore ? named(page + 1) : undefined,
  });
}

/** What a person's own jobs were made from a job. Throws UserError "no-picture" where none was. */
export async function childrenPanel(
  words: DiscordWords,
  job: Job,
  { userId, back }: { readonly userId: string; readonly back: string | undefined },
  { history }: Only<"history">,
): Promise<MessageView> {
  const jobs = await history.children(userId, job.id, MOST_CHILDREN);
  if (jobs.length === 0) throw new UserError("no-picture", say("history.no-children"));
  return historyListView(words, {
    title: say("history.title-children"),
    search: undefined,
    jobs,
    starred: new Set(),
    number: undefined,
    here: back ?? job.id,
    newer: undefined,
    older: undefined,
    back,
  });
}

/** One job of a list, with its pictures as they fit into `limit` bytes a file. */
export async function jobPanel(
  words: DiscordWords,
  job: Job,
  {
    requester,
    back,
    limit,
  }: {
    readonly requester: Requester;
    readonly back: string | undefined;
    readonly limit: number;
  },
  services: Only<"studio" | "shrinkFiles">,
): Promise<MessageView> {
  const load = ({ position }: { readonly position: number }) =>
    services.studio.pictureFile(job, position);
  const shown = await services.studio.picturesFor(job, requester);
  const pictures = await fitPictures(load, services, job, shown, limit);
  return historyJobView(words, job, pictures, { ...(await viewOptions(job, services)), back });
}

/** The person's own job of that id. Throws UserError "unknown-job" for any other. */
export async function ownHistoryJob(
  jobId: string,
  userId: string,
  { studio }: Only<"studio">,
): Promise<Job> {
  const job = await studio.job(jobId);
  if (job === undefined || job.userId !== userId) throw unknownJob();
  return job;
}

/** The page that a panel leads back to, from its own buttons. */
export function backOf({ components }: Pick<Message, "components">): string | undefined {
  const plain: unknown = JSON.parse(JSON.stringify(components));
  for (const component of everyComponent(plain)) {
    const customId: unknown = Reflect.get(component, "custom_id");
    const id = typeof customId === "string" ? readCustomId(customId) : undefined;
    if (id?.action === "history-page" || id?.action === "history-open") return id.jobId;
  }
  return undefined;
}

const closed = (): UserError => new UserError("gone", say("history.over", { command: "/history" }));
