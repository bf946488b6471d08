import { zipSync } from "fflate";
import { say } from "../../words/index.ts";
import type { Only } from "../interactions/services.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf, type MessageView } from "../messages/message-view.ts";
import { fileOf, paragraph } from "../messages/parts.ts";
import { pictureName } from "../views/view-picture.ts";

/** Room for a zip's own table of contents, and for what else a message holds. */
const MARGIN_BYTES = 256 * 1024;

/** Messages that one export makes at most. */
const MOST_PARTS = 20;

/** Rows of one file: small enough for any limit. */
const ROWS_A_FILE = 1000;

/** A file of the export, read when its turn comes; `bytes` is about its size. */
interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly isPicture: boolean;
  readonly read: () => Promise<Uint8Array | undefined>;
}

/**
 * Everything that is stored of a person as zips of at most `limit` bytes, one a message, made one
 * after the other: what is stored and why, the rows, the pictures. What does not fit is counted in
 * the last one.
 */
export async function* exportParts(
  words: DiscordWords,
  userId: string,
  limit: number,
  services: Only<"members" | "pictures">,
): AsyncGenerator<MessageView, void, undefined> {
  const room = limit - MARGIN_BYTES;
  const entries = await entriesOf(words, userId, services);
  const fitting = entries.filter(({ bytes }) => bytes <= room);
  const parts = packed(fitting, room);
  const sent = parts.slice(0, MOST_PARTS);
  const left = [...entries.filter((entry) => !fitting.includes(entry)), ...parts.slice(MOST_PARTS)]
    .flat()
    .filter(({ isPicture }) => isPicture).length;
  for (const [index, part] of sent.entries()) {
    const note = index === sent.length - 1 && left > 0 ? leftText(words, left) : undefined;
    yield partView(words, index + 1, await zipped(part), note);
  }
}

const leftText = (words: DiscordWords, count: number): string =>
  words.say("history.export-left", { count, command: "/history" });

function partView(
  words: DiscordWords,
  number: number,
  bytes: Uint8Array,
  note: string | undefined,
): MessageView {
  const name = `easel-${number}.zip`;
  const head = number === 1 ? say("history.export-head") : say("history.export-part", { number });
  const text = [words.text(head), note].filter((each) => each !== undefined).join("\n");
  const files = [{ name, bytes, description: name }];
  return messageOf([paragraph(text), fileOf(name)], { files });
}

/** Entries in their order, as many together as have room. */
function packed(entries: readonly Entry[], room: number): readonly (readonly Entry[])[] {
  const parts: Entry[][] = [];
  let free = 0;
  for (const entry of entries) {
    if (parts.length === 0 || entry.bytes > free) {
      parts.push([]);
      free = room;
    }
    parts.at(-1)?.push(entry);
    free -= entry.bytes;
  }
  return parts;
}

async function zipped(entries: readonly Entry[]): Promise<Uint8Array> {
  const files: Record<string, [Uint8Array, { readonly level: 0 | 6 }]> = {};
  for (const { name, read, isPicture } of entries) {
    const bytes = await read();
    // Pictures are compressed already.
    if (bytes !== undefined) files[name] = [bytes, { level: isPicture ? 0 : 6 }];
  }
  return zipSync(files);
}

async function entriesOf(
  words: DiscordWords,
  userId: string,
  { members, pictures }: Only<"members" | "pictures">,
): Promise<readonly Entry[]> {
  const rows = await members.rowsOf(userId);
  const texts = Object.entries(rows).flatMap(([table, all]) =>
    chunks(all).map((some, index) => {
      const name = index === 0 ? table : `${table}-${index + 1}`;
      return textEntry(`rows/${name}.json`, JSON.stringify(some.map(readable), undefined, 2));
    }),
  );
  const about = textEntry("about.txt", words.plain.say("history.export-about"));
  const made = (rows["pictures"] ?? []).map((row) => {
    const { job_id: id, position, media_type: type, hash, bytes } = pictureFields(row);
    return pictureEntry(`pictures/${pictureName(id, position, type)}`, hash, bytes);
  });
  const hashes = (rows["jobs"] ?? []).flatMap((row) =>
    ["source_picture", "mask_picture"].map((column): unknown => Reflect.get(row, column)),
  );
  const sources = new Set(hashes.filter((hash) => typeof hash === "string"));
  // How large they are is known only once they are read.
  const sent = await Promise.all(
    [...sources].map(async (hash) =>
      pictureEntry(`sent/${hash}.png`, hash, (await pictures.get(hash))?.length ?? 0),
    ),
  );
  return [about, ...texts, ...made, ...sent];

  function pictureEntry(name: string, hash: string, bytes: number): Entry {
    return { name, bytes, isPicture: true, read: () => pictures.get(hash) };
  }
}

function textEntry(name: string, text: string): Entry {
  const bytes = new TextEncoder().encode(text);
  return { name, bytes: bytes.length, isPicture: false, read: () => Promise.resolve(bytes) };
}

function chunks(rows: readonly object[]): readonly (readonly object[])[] {
  const all: (readonly object[])[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_FILE)
    all.push(rows.slice(start, start + ROWS_A_FILE));
  return all;
}

function pictureFields(row: object) {
  const text = (name: string) => String(Reflect.get(row, name));
  return {
    job_id: text("job_id"),
    position: Number(text("position")),
    media_type: text("media_type"),
    hash: text("hash"),
    bytes: Number(text("bytes")),
  };
}

/** A row with its JSON as JSON; the tokens of interactions are keys and stay here. */
function readable(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]: [string, unknown]) => [name, parsed(value)]),
  );
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value, (key, inner: unknown) => (key === "token" ? undefined : inner));
  } catch {
    return value;
  }
}
