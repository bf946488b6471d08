import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";

/**
 * Installs the dependencies when node_modules does not hold what package-lock.json names: after a
 * fresh clone, after an update, and after an installation that was cut off. Shows one line that
 * counts the seconds, and npm's own words only when it fails.
 */
export async function install(root) {
  if (await isInstalled(root)) return;
  const line = progressLine("Installing what Easel needs (about a minute, only this once)");
  const { code, output } = await npmCi(root);
  line.end(code === 0);
  if (code !== 0) {
    throw new Error(
      `npm could not install the dependencies:\n${output.trim()}\n` +
        "Check the network and the free disk space (about 800 MB), then run the command again.",
    );
  }
}

/** npm writes down what it installed only when it has finished; packages for other systems are optional. */
async function isInstalled(root) {
  const [wanted, present] = await Promise.all(
    ["package-lock.json", "node_modules/.package-lock.json"].map(async (file) => {
      const text = await readFile(new URL(file, root), "utf8").catch(() => "{}");
      return JSON.parse(text).packages ?? {};
    }),
  );
  return Object.entries(wanted)
    .filter(([path]) => path !== "")
    .every(([path, { version, integrity, optional }]) => {
      const found = present[path];
      if (!found) return optional === true;
      return found.version === version && found.integrity === integrity;
    });
}

function npmCi(root) {
  // Without the variables of the outer npm, so that its settings for this one script do not leak.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(config_loglevel|lifecycle)/.test(name)),
  );
  const npm = process.env.npm_execpath;
  const [file, first] = npm ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(
    file,
    [...first, "ci", "--loglevel=error", "--no-audit", "--no-fund", "--progress=false"],
    {
      cwd: root,
      // CUDA libraries are fetched by hand where they are wanted (docs/models.md); the rest is in the package.
      env: { ...env, ONNXRUNTIME_NODE_INSTALL: "skip" },
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32" && !npm,
    },
  );
  let output = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (output += data));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

// On standard error, because `--json` promises that standard output holds nothing but its object.
function progressLine(text) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  if (!process.stderr.isTTY) {
    process.stderr.write(`${text} …\n`);
    return { end: () => {} };
  }
  const draw = () => process.stderr.write(`\r${text} … ${seconds()} s`);
  draw();
  const timer = setInterval(draw, 1000);
  return {
    end(succeeded) {
      clearInterval(timer);
      process.stderr.write(succeeded ? `\r\u001b[2KInstalled in ${seconds()} s.\n` : "\r\u001b[2K");
    },
  };
}
