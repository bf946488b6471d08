import { Client } from "pg";
import { ConfigError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { connectionSettings } from "./connections.ts";
import { isOldServer, OLDEST_SERVER } from "./migrate-postgres.ts";
import { explainConnecting } from "./opening-words.ts";

/** What a look at a database found. */
export interface PostgresState {
  /** The server's version, as it writes it. */
  readonly version: string;
  readonly database: string;
  /** Whether an Easel has made its tables there. */
  readonly hasTables: boolean;
}

/** The question to a database; it changes nothing. `jobs` stands for all of Easel's tables. */
const QUESTION = `
  select current_setting('server_version_num')::int as number,
    current_setting('server_version') as version,
    current_database() as database,
    current_user as name,
    current_setting('transaction_read_only') = 'on' as is_read_only,
    coalesce(has_schema_privilege(current_schema(), 'create'), false) as may_create,
    to_regclass('jobs') is not null as has_tables,
    case when to_regclass('jobs') is null then true
      else has_table_privilege(to_regclass('jobs'), 'select, insert, update, delete') end as may_write
`;

interface Answer extends PostgresState {
  readonly number: number;
  readonly name: string;
  readonly is_read_only: boolean;
  readonly may_create: boolean;
  readonly has_tables: boolean;
  readonly may_write: boolean;
}

/**
 * Looks at a database without changing it. Throws ConfigError, in words without the password, when it
 * cannot be reached, its server is too old, or Easel may not make or write its tables there.
 */
export async function checkPostgres(url: string): Promise<PostgresState> {
  const client = new Client(connectionSettings(url));
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Answer>(QUESTION);
    const [found] = rows;
    if (found === undefined) throw new Error("the database gave no answer");
    return required(found);
  } catch (error) {
    throw explainConnecting(error, url);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function required(found: Answer): PostgresState {
  const { number, version, database, name } = found;
  if (isOldServer(number)) {
    throw new ConfigError(say("database.too-old", { version, oldest: OLDEST_SERVER }));
  }
  if (found.is_read_only) throw new ConfigError(say("database.read-only", { database }));
  if (!found.may_create || !found.may_write) {
    throw new ConfigError(say("database.may-not-create", { database, name }));
  }
  return { version, database, hasTables: found.has_tables };
}
