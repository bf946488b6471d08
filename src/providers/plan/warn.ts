/** Notes a difference from what was asked: the option's public name, and a sentence for the person. */
export type Warn = (option: string, message: string) => void;
