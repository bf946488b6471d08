/** The playground's own words. */
export const playground = {
  "playground.port-in-use":
    "Port {{port}} on 127.0.0.1 is in use, perhaps by another Easel. Stop that one, or choose another port: EASEL_PORT={{next}} npm start",
  "playground.port-refused":
    "This user may not listen on port {{port}}. Choose one above 1023: EASEL_PORT=4100 npm start",
} as const;
