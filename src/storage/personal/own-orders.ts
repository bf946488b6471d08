import { say } from "../../words/index.ts";
import type { Rows } from "../database.ts";
import type { JobRow, PictureRow } from "../schema.ts";
import { exported } from "./own-rows.ts";
import type { PersonalFile, PersonalSource } from "./personal-source.ts";

/** Orders that are read in one step. */
const AT_ONCE = 100;

const json = ["request", "plan", "warnings", "place", "failure"];

/** What is of use to the process that works on an order, and to nobody else. */
const inner = [
  "failure_code",
  "token_expires_at",
  "acknowledged",
  "attempts",
  "owner",
  "lease_until",
  "deaths",
  "first_death_at",
  "death_pictures",
  "served_at",
  "served_before",
  "pictures_before",
  "pinged_at",
];

/** A person's orders with their pictures, and the pictures that they sent to start from. */
export const ownOrders: PersonalSource = {
  name: "orders",
  about: say("mydata.about-orders"),
  isErased: true,
  async read(rows, userId, after) {
    const found = await rows
      .selectFrom("jobs")
      .selectAll()
      .where("user_id", "=", userId)
      .where("sequence", ">", Number(after ?? 0))
      .orderBy("sequence")
      .limit(AT_ONCE)
      .execute();
    const ids = found.map(({ id }) => id);
    const pictures =
      ids.length === 0
        ? []
        : await rows
            .selectFrom("pictures")
            .selectAll()
            .where("job_id", "in", ids)
            .orderBy("position")
            .execute();
    const ofJob = Map.groupBy(pictures, ({ job_id }) => job_id);
    const last = found.at(-1);
    return {
      rows: found.map((row) => exportedOrder(row, ofJob.get(row.id) ?? [])),
      files: [...pictures.map(fileOf), ...(await sentFiles(rows, found))],
      next: found.length < AT_ONCE ? undefined : String(last?.sequence),
    };
  },
};

function exportedOrder(row: JobRow, pictures: readonly PictureRow[]): object {
  const order = exported(row, json, inner);
  const place: unknown = Reflect.get(order, "place");
  // The token lets whoever has it speak as the bot for some minutes.
  if (typeof place === "object" && place !== null) Reflect.deleteProperty(place, "token");
  return {
    ...order,
    pictures: pictures.map((picture) => ({
      ...exported(picture, [], ["job_id"]),
      file: fileOf(picture).name,
    })),
  };
}

function fileOf({ job_id, position, hash, media_type, bytes }: PictureRow): PersonalFile {
  const ending = media_type.split("/").at(-1)?.replace("jpeg", "jpg") ?? "bin";
  return { name: `pictures/easel-${job_id}-${position + 1}.${ending}`, hash, bytes };
}

/** The files that a person sent with their orders; a picture that somebody else made is not theirs. */
async function sentFiles(rows: Rows, orders: readonly JobRow[]): Promise<readonly PersonalFile[]> {
  const sent = new Set(orders.flatMap((order) => [order.source_picture, order.mask_picture]));
  const hashes = [...sent].filter((hash) => hash !== null);
  if (hashes.length === 0) return [];
  const made = await rows
    .selectFrom("pictures")
    .select("hash")
    .where("hash", "in", hashes)
    .execute();
  const drawn = new Set(made.map(({ hash }) => hash));
  const files = await rows
    .selectFrom("files")
    .select(["hash", "bytes"])
    .where("hash", "in", hashes)
    .execute();
  // What somebody sends is stored as PNG.
  return files
    .filter(({ hash }) => !drawn.has(hash))
    .map(({ hash, bytes }) => ({ name: `sent/${hash}.png`, hash, bytes }));
}
