import type { z } from "zod";
import type { Message } from "../../words/index.ts";
import type { Kind } from "./kinds/kind.ts";
import type { DescribedName, FlagEntry, Places } from "./places.ts";

/** Where a request holds a value: a field, or a key of one. */
export type Path = readonly [field: string, key?: string];

/** What an option declares: what it is called where, and what kind its value is of. */
interface Entry<
  Name extends string,
  At extends Path,
  Value,
  Schema extends z.ZodType,
> extends Places<Value> {
  /** The public name, as in `/imagine` and in warnings. */
  readonly name: Name;
  readonly path: At;
  /** Whether its value is several keys of that field, beside others that are set on their own. */
  readonly isGroup?: boolean;
  readonly kind: Kind<Value, Schema>;
}

/** An option in the text of a picture's file. */
export interface FileText {
  readonly keyword: string;
  readonly write: (asked: object) => string | number | undefined;
  /** What stands there as people would write it; undefined where it means nothing here. */
  readonly read: (text: string) => string | undefined;
}

/** A flag in a prompt: its name without dashes, what stands for its value, and how that is read. */
export interface Flag {
  readonly name: string;
  readonly placeholder: string;
  /** Whether its value runs to the next flag. */
  readonly runsOn: boolean;
  readonly read: Read;
}

type Read = (...written: Parameters<Kind<unknown>["read"]>) => unknown;

/** An option of a picture, whatever its kind: the table's rows, from which everything is derived. */
export interface Option<
  Name extends string = string,
  At extends Path = Path,
  Schema extends z.ZodType = z.ZodType,
>
  extends
    Omit<Places<never>, "file" | "flags" | "join">,
    Pick<Kind<never, Schema>, "facts" | "schema" | "placeholder" | "expects"> {
  readonly name: Name;
  readonly path: At;
  readonly isGroup: boolean;
  /** The usual one first; none where it cannot be said in a prompt. */
  readonly flags: readonly Flag[];
  readonly file: FileText | undefined;
  /** One value of two that were given, in their order; undefined where that is refused. */
  readonly join: ((first: unknown, second: unknown, what: Message) => unknown) | undefined;
  /** Reads a value; `Kind.read` says how. */
  readonly read: Read;
  /** The value in what is asked, as people write it; undefined where `read` would not take it. */
  readonly write: (asked: object) => string | undefined;
  /** The value in what is asked, whatever it is. */
  readonly find: (asked: object) => unknown;
}

/** Makes an option. Its words have to stand in the catalogue, or it does not compile. */
export function option<
  const Name extends DescribedName,
  const At extends Path,
  Value,
  Schema extends z.ZodType,
>(entry: Entry<Name, At, Value, Schema>): Option<Name, At, Schema> {
  const { kind, file, isGroup = false, flags = [], join, ...places } = entry;
  const find = (asked: object): unknown => {
    const [field, key] = entry.path;
    const value = valueAt(asked, field);
    return key === undefined ? value : valueAt(value, key);
  };
  const valueIn = (asked: object): Value | undefined => {
    const result = kind.asked.safeParse(find(asked));
    return result.success ? result.data : undefined;
  };
  const write = (asked: object) => {
    const value = valueIn(asked);
    return value === undefined ? undefined : kind.write(value);
  };
  return {
    ...places,
    isGroup,
    find,
    write,
    join: join && joinOf(kind, join),
    facts: kind.facts,
    schema: kind.schema,
    placeholder: kind.placeholder,
    expects: kind.expects,
    read: kind.read,
    flags: flags.map((flag) => flagOf(flag, kind)),
    file: file && {
      keyword: file.keyword,
      read: file.read ?? ((text) => text),
      write(asked) {
        const value = valueIn(asked);
        if (value === undefined) return undefined;
        return file.write === undefined ? kind.write(value) : file.write(value);
      },
    },
  };
}

/** Both values have passed the kind already. */
function joinOf<Value>(
  { asked }: Kind<Value, z.ZodType>,
  join: NonNullable<Places<Value>["join"]>,
): Option["join"] {
  return (first, second, what) => join(asked.parse([first, second].flat()), what);
}

function flagOf<Value>(flag: string | FlagEntry<Value>, usual: Kind<Value, z.ZodType>): Flag {
  const entry: FlagEntry<Value> = typeof flag === "string" ? { name: flag } : flag;
  const { name, kind = usual, runsOn = false } = entry;
  return { name, placeholder: kind.placeholder, runsOn, read: kind.read };
}

function valueAt(holder: unknown, key: string): unknown {
  return typeof holder === "object" && holder !== null ? Reflect.get(holder, key) : undefined;
}
