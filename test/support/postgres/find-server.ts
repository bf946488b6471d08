import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where Debian keeps PostgreSQL's programs, one folder a version; `PATH` has only some of them. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of PostgreSQL's own programs; undefined where the server is not installed. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const folders = [
    ...versions
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => path.join(DEBIAN, version, "bin")),
    ...(process.env["PATH"] ?? "").split(path.delimiter),
  ];
  return folders.find((folder) =>
    ["initdb", "postgres"].every((name) => existsSync(path.join(folder, name))),
  );
}

/** The ids of the user that the server runs as: it refuses to be root. */
export function serverUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8"));
  return found === null ? undefined : { uid: Number(found[1]), gid: Number(found[2]) };
}
