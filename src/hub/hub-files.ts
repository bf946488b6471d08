import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * How a file's content is named: a sha256, or what git calls a blob (sha1 over size and content).
 * Hubs that are not made of git may name it by nothing that can be checked but its length; `value`
 * then stands for the place of the file.
 */
export interface ContentHash {
  readonly algorithm: "sha256" | "git-blob" | "length";
  /** In hexadecimal. */
  readonly value: string;
}

/** A file of a repository at one commit. */
export interface HubFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly hash: ContentHash;
}

const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.int().nonnegative().optional(),
    oid: z.string().nullish().catch(undefined),
    lfs: z
      .object({ oid: z.string(), size: z.int().nonnegative().optional() })
      .nullish()
      .catch(undefined),
  }),
);

/**
 * Reads one page of a hub's list of files at a commit; folders are left out, and so are names that
 * could lead out of the model's folder. Undefined when it is no such list.
 */
export function readTree(value: unknown, commit: string): readonly HubFile[] | undefined {
  const tree = treeSchema.safeParse(value);
  if (!tree.success) return undefined;
  return tree.data.flatMap(({ type, path, size = 0, oid, lfs }): HubFile[] => {
    if (type !== "file" || !isPlain(path)) return [];
    const [, sha256] = /^(?:sha256:)?([0-9a-f]{64})$/.exec(lfs?.oid ?? "") ?? [];
    const bytes = lfs?.size ?? size;
    if (sha256 !== undefined)
      return [{ path, bytes, hash: { algorithm: "sha256", value: sha256 } }];
    const isGit = /^[0-9a-f]{40}$/.test(oid ?? "") && !lfs;
    const hash: ContentHash = { algorithm: "git-blob", value: oid ?? "" };
    const file = { path, bytes, hash };
    return [isGit ? file : withoutHash(file, commit)];
  });
}

/** The same file, of which only the length can be checked. */
export function withoutHash<File extends HubFile>(file: File, commit: string): File {
  const value = createHash("sha256").update(`${commit}/${file.path}`).digest("hex");
  return { ...file, hash: { algorithm: "length", value } };
}

/** No system takes a longer path. */
const LONGEST_PATH = 1024;

/** Whether a path stays where it is put, on every system. */
function isPlain(path: string): boolean {
  if (path.length > LONGEST_PATH) return false;
  return path
    .split("/")
    .every((part) => /^[^\\:*?"<>|\p{Cc}]+$/u.test(part) && !/^\.{1,2}$/.test(part));
}
