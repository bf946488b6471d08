import type { Rows } from "./database.ts";
import type { ReservationRow } from "./schema.ts";

/** How long a promise of room holds: longer than any picture takes to be fetched. */
const RESERVED_MS = 10 * 60_000;

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

/** The reservations that hold now: of all, of one person, or of them in a server. */
export function openReservations(
  rows: Rows,
  now: number,
  {
    userId,
    guildId,
  }: { readonly userId?: string | undefined; readonly guildId?: string | undefined } = {},
) {
  let open = rows.selectFrom("reservations").where("created_at", ">", now - RESERVED_MS);
  if (userId !== undefined) open = open.where("user_id", "=", userId);
  if (guildId !== undefined) open = open.where("guild_id", "=", guildId);
  return open;
}
