import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { openZipParts, type ZipPart, type ZipParts } from "../../archive/zip-parts.ts";
import type { PersonalDataStore, PersonalFile } from "../../storage/personal/personal-data.ts";
import type { PictureStore } from "../../storage/picture-store.ts";
import type { Words } from "../../words/index.ts";
import { readme } from "./readme.ts";

const OWNER_ONLY = 0o700;
const PREFIX = "export-";

/** Characters of JSON in one file. */
const FILE_CHARACTERS = 1_000_000;

/** How large an export may be, and in which language its README is. */
export interface PackLimits {
  readonly limitBytes: number;
  readonly mostParts: number;
  readonly words: Words;
}

/** Zips on disk, and how many files they do not hold because there was no room for them. */
export interface Package extends AsyncDisposable {
  readonly parts: readonly ZipPart[];
  readonly leftOut: number;
}

/** What an export is read from. */
export interface PackParts {
  readonly personal: PersonalDataStore;
  readonly pictures: Pick<PictureStore, "get">;
  /** Where the zips lie until they were sent. */
  readonly folder: string;
}

/** No export takes longer than the interaction that it answers, and what follows it. */
const LEFT_BEHIND_MS = 60 * 60 * 1000;

/** Removes what processes that died left of their exports. */
export async function sweepPackages(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.startsWith(PREFIX))) {
    const left = path.join(folder, name);
    const found = await stat(left).catch(() => undefined);
    if (found !== undefined && found.mtimeMs < Date.now() - LEFT_BEHIND_MS)
      await rm(left, { recursive: true, force: true });
  }
}

/**
 * Packs everything that is stored about a person: a README in words, a JSON file (or several) a kind
 * of rows, the pictures. Rows and pictures are read in pages and written at once.
 */
export async function packData(
  userId: string,
  { limitBytes, mostParts, words }: PackLimits,
  { personal, pictures, folder }: PackParts,
): Promise<Package> {
  await sweepPackages(folder);
  await mkdir(folder, { recursive: true, mode: OWNER_ONLY });
  const own = await mkdtemp(path.join(folder, PREFIX));
  const dispose = () => rm(own, { recursive: true, force: true });
  try {
    const zip = openZipParts(
      own,
      { limitBytes, mostParts },
      (number) => `easel-data-${number}.zip`,
    );
    await addText(zip, "README.txt", readme(words, personal.sources));
    const characters = Math.min(FILE_CHARACTERS, Math.floor(limitBytes / 4));
    const leftOut: PersonalFile[] = [];
    const packed = new Set<string>();
    for (const { name } of personal.sources) {
      for await (const [index, { rows, files }] of pagesOf(personal, userId, name)) {
        await addRows(zip, `${name}-${index + 1}`, rows, characters);
        for (const file of files.filter(({ hash }) => !packed.has(hash))) {
          packed.add(file.hash);
          if (!(await addPicture(zip, file, pictures))) leftOut.push(file);
        }
      }
    }
    if (leftOut.length > 0) {
      const names = leftOut.map((file) => `${file.name}\t${words.bytes(file.bytes)}`);
      await addText(zip, "left-out.txt", [words.say("mydata.left-out"), ...names].join("\n"));
    }
    const parts = await zip.close();
    return { parts, leftOut: leftOut.length, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function* pagesOf(personal: PersonalDataStore, userId: string, source: string) {
  let after: string | undefined;
  for (let index = 0; index === 0 || after !== undefined; index += 1) {
    const page = await personal.rows(userId, source, after);
    yield [index, page] as const;
    after = page.next;
  }
}

/** Rows as JSON files of a size that always finds room. */
async function addRows(
  zip: ZipParts,
  name: string,
  rows: readonly object[],
  characters: number,
): Promise<void> {
  let texts: string[] = [];
  let length = 0;
  let number = 0;
  const write = async () => {
    if (texts.length === 0) return;
    number += 1;
    await addText(
      zip,
      `${name}${number === 1 ? "" : `-${number}`}.json`,
      `[${texts.join(",\n")}]\n`,
    );
    texts = [];
    length = 0;
  };
  for (const row of rows) {
    const text = JSON.stringify(row, null, 2);
    if (length + text.length > characters) await write();
    texts.push(text);
    length += text.length;
  }
  await write();
}

/** Adds a picture where there is room for it; one whose file is no longer kept has nothing to add. */
async function addPicture(
  zip: ZipParts,
  { name, hash, bytes }: PersonalFile,
  pictures: Pick<PictureStore, "get">,
): Promise<boolean> {
  if (!zip.takes(name, bytes)) return false;
  const file = await pictures.get(hash);
  if (file !== undefined) await zip.add({ name, bytes: file, isText: false });
  return true;
}

function addText(zip: ZipParts, name: string, text: string): Promise<void> {
  return zip.add({ name, bytes: new TextEncoder().encode(text), isText: true });
}
