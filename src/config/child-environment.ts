/** The variables of this process as they are at each look, for who picks what a child of it gets. */
export function ownEnvironment(): Readonly<NodeJS.ProcessEnv> {
  return process.env;
}

/** The variables of a tool that is started for somebody at the terminal: this process', and its own. */
export function childEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}
