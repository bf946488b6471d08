import { askedOf } from "../../domain/options/asked.ts";
import { writeCommand } from "../../domain/options/write-command.ts";
import type { Extension } from "../../domain/picture-options.ts";

/**
 * The `/imagine` command that repeats a request, to be pasted into Discord. Options that the
 * request leaves to the model are left out; a source picture and its mask have to be attached
 * anew.
 */
export function commandText(request: Parameters<typeof askedOf>[0]): string {
  return writeCommand(askedOf(request)).text;
}

/** An extension as the option `extend` takes it: `left=64,up=32`, in pixels of the source picture. */
export function extensionText(extension: Extension): string {
  return Object.entries(extension)
    .filter(([, pixels]) => pixels > 0)
    .map(([side, pixels]) => `${side}=${pixels}`)
    .join(",");
}
