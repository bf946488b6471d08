// Loaded before a process under test: says on standard error which packages it loads, each once.
import { registerHooks } from "node:module";
import { writeSync } from "node:fs";

const told = new Set();
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(found.url)?.[1];
    if (name !== undefined && !told.has(name)) {
      told.add(name);
      writeSync(2, `loads ${name}\n`);
    }
    return found;
  },
});
