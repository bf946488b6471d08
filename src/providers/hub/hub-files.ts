import { z } from "zod";

/** How a file's content is named: a sha256, or what git calls a blob (sha1 over size and content). */
export interface ContentHash {
  readonly algorithm: "sha256" | "git-blob";
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
    oid: z.string().optional(),
    lfs: z
      .object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().nonnegative() })
      .nullish(),
  }),
);

/**
 * Reads one page of a hub's list of files; folders are left out, and so are names that could lead
 * out of the model's folder. Undefined when it is no such list.
 */
export function readTree(value: unknown): readonly HubFile[] | undefined {
  const tree = treeSchema.safeParse(value);
  if (!tree.success) return undefined;
  return tree.data.flatMap(({ type, path, size = 0, oid = "", lfs }): HubFile[] => {
    if (type !== "file" || !isPlain(path)) return [];
    if (lfs) return [{ path, bytes: lfs.size, hash: { algorithm: "sha256", value: lfs.oid } }];
    if (!/^[0-9a-f]{40}$/.test(oid)) return [];
    return [{ path, bytes: size, hash: { algorithm: "git-blob", value: oid } }];
  });
}

/** Whether a path stays where it is put, on every system. */
function isPlain(path: string): boolean {
  return path
    .split("/")
    .every((part) => /^[^\\:*?"<>|\p{Cc}]+$/u.test(part) && !/^\.{1,2}$/.test(part));
}
