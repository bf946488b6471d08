import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteQueryCompiler,
  type SqliteStatement,
} from "kysely";

/** Distinct statements kept ready; the store has well under a hundred. */
const KEPT_STATEMENTS = 200;

/** Called before each statement with its SQL; what it throws is the statement's error. */
export type StatementGuard = (sql: string) => void;

/** Node's own SQLite as a Kysely dialect: no native package to build. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync, guard?: StatementGuard) {
    super({ database: adapt(database, guard) });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }

  override createQueryCompiler(): SqliteQueryCompiler {
    return new LocklessCompiler();
  }
}

/**
 * Rows are locked where several processes write. SQLite has one writer at a time and no words for
 * it, so `for update` and `skip locked` are left out.
 */
class LocklessCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (node.modifier === "Distinct") super.visitSelectModifier(node);
  }
}

/**
 * SQLite can undo changes of tables, but Kysely does not use it because foreign keys cannot be
 * switched inside a transaction. Easel never switches them, and a migration that is cut off by a
 * crash must not leave half a table.
 */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function adapt(database: DatabaseSync, guard: StatementGuard | undefined): SqliteDatabase {
  const ready = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      // A full disk ends a transaction by itself; to end it again would hide why it failed.
      if (sql === "rollback" && !database.isTransaction) return nothing;
      guard?.(sql);
      const kept = ready.get(sql);
      if (kept !== undefined) return kept;
      const statement = adaptStatement(database.prepare(sql));
      if (ready.size >= KEPT_STATEMENTS) ready.clear();
      ready.set(sql, statement);
      return statement;
    },
  };
}

const nothing: SqliteStatement = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [][Symbol.iterator](),
};

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    // Statements that give rows have columns; Kysely runs the others for their count of changes.
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...inputs(parameters)),
    run: (parameters) => statement.run(...inputs(parameters)),
    iterate: (parameters) => statement.iterate(...inputs(parameters)),
  };
}

function inputs(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (isInput(value)) return value;
    throw new TypeError(`Expected null, a number, text or bytes as a value, got ${typeof value}`);
  });
}

function isInput(value: unknown): value is SQLInputValue {
  return (
    value === null ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "string" ||
    value instanceof Uint8Array
  );
}
