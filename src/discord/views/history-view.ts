import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";
import type { Job } from "../../domain/job.ts";
import { type Message, say } from "../../words/index.ts";
import { writeCustomId } from "../messages/custom-id.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { cut, oneLine } from "../messages/display-text.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { button, type ButtonFace, facts, gallery, lines, row } from "../messages/parts.ts";
import { headline, modelText, originText, shownPrompt, type ViewOptions } from "./job-text.ts";
import { described, pictureFiles, type ViewPicture } from "./view-picture.ts";

const PROMPT_CHARACTERS = 80;
const LABEL_CHARACTERS = 100;

const faces = {
  newer: { label: say("history.newer") },
  older: { label: say("history.older") },
  back: { label: say("history.back") },
  repeat: { label: say("history.repeat") },
  parent: { label: say("history.parent") },
  children: { label: say("history.children") },
  undo: { label: say("history.undo") },
  delete: { label: say("history.delete") },
} as const satisfies Record<string, ButtonFace>;

/** A list of somebody's jobs. */
export interface HistoryList {
  readonly title: Message;
  readonly search: string | undefined;
  readonly jobs: readonly Job[];
  readonly starred: ReadonlySet<string>;
  /** The page's number, from 1; undefined for a list that has one page. */
  readonly number: number | undefined;
  /** Names of pages, for their buttons: this one, and those beside it. */
  readonly here: string;
  readonly newer: string | undefined;
  readonly older: string | undefined;
  /** The list that this one was opened from. */
  readonly back?: string | undefined;
}

/** A page of somebody's pictures, with a select to open one. */
export function historyListView(words: DiscordWords, list: HistoryList): MessageView {
  const { title, search, jobs, starred, number } = list;
  const head = facts(
    `### ${words.text(title)}`,
    search === undefined ? undefined : words.say("history.searched", { search }),
    number === undefined ? undefined : words.say("history.page", { number }),
  );
  const entries = jobs.map((job) => entryText(words, job, starred.has(job.id)));
  const body = entries.length === 0 ? [words.say("history.nothing")] : entries;
  return messageOf([
    lines(head, ...body),
    ...(jobs.length === 0 ? [] : [selectRow(words, list)]),
    ...buttonsOf(words, list),
  ]);
}

function entryText(words: DiscordWords, job: Job, isStarred: boolean): string {
  const prompt = `**${shownPrompt(words, job.request.prompt, PROMPT_CHARACTERS)}**`;
  const count = words.say("history.pictures", { count: job.pictures.length });
  return `- ${facts(isStarred ? `⭐ ${prompt}` : prompt, count, `<t:${Math.floor(job.createdAt / 1000)}:R>`)}`;
}

function selectRow({ plain }: DiscordWords, { jobs, here }: HistoryList) {
  return row({
    type: ComponentType.StringSelect,
    custom_id: writeCustomId({ action: "history-open", jobId: here, position: undefined }),
    placeholder: plain.say("history.open"),
    options: jobs.map((job) => ({
      label: cut(
        oneLine(job.request.prompt) || plain.say("messages.wordless-picture"),
        LABEL_CHARACTERS,
      ),
      value: job.id,
      description: job.id,
    })),
  });
}

function buttonsOf(
  words: DiscordWords,
  { newer, older, back, here, number }: HistoryList,
): readonly APIMessageTopLevelComponent[] {
  const to = (face: ButtonFace, page: string | undefined, position: number) => ({
    // A button that leads nowhere has a name of its own all the same.
    ...button(words, face, {
      action: "history-page",
      jobId: page ?? here,
      position: page === undefined ? position : undefined,
    }),
    disabled: page === undefined,
  });
  if (back !== undefined) return [row(to(faces.back, back, 0))];
  return number === undefined ? [] : [row(to(faces.newer, newer, 1), to(faces.older, older, 2))];
}

/** One of somebody's jobs, with what can be done with it. */
export function historyJobView(
  words: DiscordWords,
  job: Job,
  pictures: readonly ViewPicture[],
  { back, ...options }: ViewOptions & { readonly back: string | undefined },
): MessageView {
  const actions = ["repeat", "parent", "children", "undo", "delete"] as const;
  const shown = described(words, job, pictures);
  const position = undefined;
  const none = job.parent === undefined;
  return messageOf(
    [
      lines(headline(words, job), originText(words, job, options)),
      ...(shown.length === 0 ? [] : [gallery(shown)]),
      lines(
        shown.length === 0 ? words.say("history.files-gone") : undefined,
        `-# ${facts(modelText(job, options), words.say("history.id", { id: job.id }))}`,
      ),
      row(
        ...actions.map((action) => ({
          ...button(words, faces[action], { action: `history-${action}`, jobId: job.id, position }),
          disabled: none && (action === "parent" || action === "undo"),
        })),
      ),
      ...(back === undefined
        ? []
        : [row(button(words, faces.back, { action: "history-page", jobId: back, position }))]),
    ],
    pictureFiles(words, job, pictures),
  );
}
