/**
 * The door to the C2PA library (Content Authenticity Initiative, compiled to WebAssembly). Only
 * children load it, and only once there is something to sign or a manifest to read: it takes some
 * 50 MB and a few tenths of a second.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import init, { WasmBuilder, WasmReader } from "@contentauth/c2pa-wasm";
import { readBlobsFromMemory } from "./memory-blob.ts";

/** What builds and signs manifests, and what reads them. */
export interface Library {
  readonly Builder: typeof WasmBuilder;
  readonly Reader: typeof WasmReader;
}

/** No thumbnails: the picture is there itself. Nothing is ever fetched for a manifest. */
export const librarySettings = JSON.stringify({
  builder: { thumbnail: { enabled: false } },
  verify: { remote_manifest_fetch: false, ocsp_fetch: false },
});

/** The library's word for a signer whose authority is on no trust list, as none comes with Easel. */
export const UNTRUSTED = "signingCredential.untrusted";

let opened: Promise<Library> | undefined;

/** The library, loaded once a process. */
export function openLibrary(): Promise<Library> {
  opened ??= load();
  return opened;
}

async function load(): Promise<Library> {
  const file = createRequire(import.meta.url).resolve("@contentauth/c2pa-wasm/c2pa.wasm");
  readBlobsFromMemory();
  await init({ module_or_path: await readFile(file) });
  return { Builder: WasmBuilder, Reader: WasmReader };
}

/**
 * Ends this process when the library has trapped: nobody knows in what state that leaves it, for the
 * next file too. The task is lost with the process, as with any file that breaks it.
 */
export function endWhenBroken(error: unknown): void {
  // WebAssembly's own error, for which TypeScript has a type only in browsers.
  const isTrap = error instanceof Error && error.name === "RuntimeError";
  if (isTrap) process.kill(process.pid, "SIGKILL");
}
