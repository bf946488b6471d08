import type { Message } from "../../words/index.ts";
import type { Rows } from "../database.ts";

/** A picture file of somebody, as an export names it; `bytes` as it was registered. */
export interface PersonalFile {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
}

/** Some of a person's rows as JSON values, the files that belong to them, and where it goes on. */
export interface PersonalPage {
  readonly rows: readonly object[];
  readonly files: readonly PersonalFile[];
  readonly next: string | undefined;
}

/** One kind of rows about a person. A new table with a `user_id` is one more of these. */
export interface PersonalSource {
  /** The name of its file in an export. */
  readonly name: string;
  /** What it is and why it is stored. */
  readonly about: Message;
  /** Whether it goes when its person wants everything deleted. */
  readonly isErased: boolean;
  /** Rows of a person, those after `after` where given. */
  read(rows: Rows, userId: string, after: string | undefined): Promise<PersonalPage>;
  /** Removes a person's rows at once; undefined: they stay, or go one by one (orders). */
  readonly erase?: ((rows: Rows, userId: string) => Promise<void>) | undefined;
}
