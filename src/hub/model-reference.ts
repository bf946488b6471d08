import { UserError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { type Preset, presets } from "./presets.ts";

/** Which model of a hub is meant, and what its folder is called here. */
export interface ModelReference {
  /** `owner/name`. */
  readonly repository: string;
  /** The folder in the repository that holds the model; empty for the repository itself. */
  readonly subfolder: string;
  /** A branch, a tag, a pull request or a commit. */
  readonly revision: string;
  /** The folder's name in EASEL_MODELS_DIR. */
  readonly folder: string;
  readonly preset: Preset | undefined;
}

const DEFAULT_REVISION = "main";
/** What a hub allows in the names of owners and repositories. */
const PART = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,95}$/;

/**
 * Reads a preset's name, `owner/repository[/folder][@revision]`, or the address of a repository's
 * page. `as` names the folder. Throws UserError for anything else, with what there is.
 */
export function readReference(text: string, as?: string): ModelReference {
  const [name, revision] = split(text.trim());
  const preset = presets.find((each) => each.name === name.toLowerCase());
  const [owner = "", repository = "", ...inside] = (preset?.repository ?? name).split("/");
  if (![owner, repository, ...inside].every((part) => PART.test(part))) throw unknown(text);
  const usual = preset?.name ?? [repository, ...inside.slice(-1)].join("-");
  return {
    repository: `${owner}/${repository}`,
    subfolder: inside.join("/"),
    revision: revision ?? preset?.revision ?? DEFAULT_REVISION,
    folder: checkFolder(as ?? usual),
    preset,
  };
}

/** The name and the revision, of `name@revision` or of a page's address. */
function split(text: string): readonly [name: string, revision?: string] {
  const page =
    /^https?:\/\/[^/]+\/([^/]+\/[^/?#]+)(?:\/tree\/([^/?#]+)(\/[^?#]+)?)?\/?(?:[?#].*)?$/;
  const [, repository, branch, folder = ""] = page.exec(text) ?? [];
  if (repository !== undefined) {
    const name = `${repository}${folder.replace(/\/$/, "")}`;
    return branch === undefined ? [name] : [name, decodeURIComponent(branch)];
  }
  const at = text.indexOf("@");
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1) || DEFAULT_REVISION];
}

/** A folder's name: one part of a path, and no hidden one. Throws UserError. */
export function checkFolder(name: string): string {
  if (PART.test(name)) return name;
  throw new UserError("invalid-option", say("hub.bad-folder-name", { name }));
}

function unknown(name: string): UserError {
  const names = presets.map((preset) => preset.name);
  return new UserError("invalid-option", say("hub.no-preset", { name, presets: names }));
}
