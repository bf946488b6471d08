/** The child's end of the pipe: the first number after standard input, output and errors. */
export const PIPE = 3;
