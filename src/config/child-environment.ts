/** The variables of a tool that is started for somebody at the terminal: this process', and its own. */
export function childEnvironment(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...own };
}
