import { diskFiles, type Files } from "../../../src/storage/files.ts";
import type { Fault } from "./fault.ts";

/** The machine's files, on a disk with a fault. What fails leaves what a real disk would leave. */
export function faultyFiles(fault: Fault): Files {
  return {
    ...diskFiles,
    async read(file) {
      fault.file("read");
      return diskFiles.read(file);
    },
    async write(file, bytes) {
      try {
        fault.file("write");
      } catch (error) {
        // A file that could not be written in full is there in part.
        if (!fault.isDead) await diskFiles.write(file, bytes.subarray(0, bytes.length >> 1));
        throw error;
      }
      await diskFiles.write(file, bytes);
      fault.file("fsync");
    },
    async rename(from, to) {
      fault.file("rename");
      await diskFiles.rename(from, to);
    },
    async makeFolder(folder) {
      if (!(await diskFiles.exists(folder))) fault.file("write");
      await diskFiles.makeFolder(folder);
    },
    async syncFolder(folder) {
      fault.file("fsync");
      await diskFiles.syncFolder(folder);
    },
  };
}
