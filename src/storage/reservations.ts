import type { Rows } from "./database.ts";
import type { ReservationRow } from "./schema.ts";

/** How long a promise of room holds: longer than any picture takes to be fetched. */
export const RESERVED_MS = 10 * 60_000;

/** Stores a reservation, and drops those that were never used. */
export async function storeReservation(rows: Rows, reservation: ReservationRow): Promise<void> {
  await rows
    .deleteFrom("reservations")
    .where("created_at", "<=", reservation.created_at - RESERVED_MS)
    .execute();
  await rows.insertInto("reservations").values(reservation).execute();
}

/** Gives a reservation back. */
export async function dropReservation(rows: Rows, id: string): Promise<void> {
  await rows.deleteFrom("reservations").where("id", "=", id).execute();
}

/** The orders and pictures that are promised: in all, to one person, or to them in a server. */
export async function reserved(
  rows: Rows,
  now: number,
  { userId, guildId }: { readonly userId?: string; readonly guildId?: string } = {},
): Promise<{ readonly orders: number; readonly pictures: number }> {
  let open = rows
    .selectFrom("reservations")
    .select((select) => [
      select.fn.countAll().as("orders"),
      select.fn.sum("pictures").as("pictures"),
    ])
    .where("created_at", ">", now - RESERVED_MS);
  if (userId !== undefined) open = open.where("user_id", "=", userId);
  if (guildId !== undefined) open = open.where("guild_id", "=", guildId);
  const found = await open.executeTakeFirst();
  return { orders: Number(found?.orders ?? 0), pictures: Number(found?.pictures ?? 0) };
}
