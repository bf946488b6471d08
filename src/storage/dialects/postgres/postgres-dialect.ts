import { type Dialect, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { PostgresDriver, type DriverParts } from "./postgres-driver.ts";

/** PostgreSQL as a Kysely dialect, with Easel's own driver. */
export function postgresDialect(parts: DriverParts): Dialect {
  return {
    createDriver: () => new PostgresDriver(parts),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (database) => new PostgresIntrospector(database),
  };
}
