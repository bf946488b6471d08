import type { ExpectedOrder, Room } from "../../pipeline/studio.ts";
import type { Only } from "./services.ts";

/** Promises room to an order before its pictures are fetched. Throws RefusedError for a limit or a rule. */
export type ReserveRoom = (order: Omit<ExpectedOrder, "requester" | "target">) => Promise<void>;

/**
 * The room of one order: reserved when pictures have to be fetched for it, and given back when the
 * order does not come about.
 */
export class OrderRoom {
  readonly #studio: Only<"studio">["studio"];
  readonly #who: Pick<ExpectedOrder, "requester" | "target">;
  #room: Room | undefined;

  constructor({ studio }: Only<"studio">, who: Pick<ExpectedOrder, "requester" | "target">) {
    this.#studio = studio;
    this.#who = who;
  }

  readonly reserve: ReserveRoom = async (order) => {
    this.#room ??= await this.#studio.reserve({ ...order, ...this.#who });
  };

  /**
   * Orders what `work` makes of the room, and gives it back when that fails; a room that cannot be
   * given back is free again after some minutes.
   */
  async use<T>(work: (room: () => Room | undefined) => Promise<T>): Promise<T> {
    try {
      return await work(() => this.#room);
    } catch (error) {
      await this.#room?.release().catch(() => {});
      throw error;
    }
  }
}
