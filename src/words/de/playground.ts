/** Eigene Worte des Spielplatzes. */
export const playground = {
  "playground.port-in-use":
    "Port {{port}} auf 127.0.0.1 ist belegt, vielleicht von einem anderen Easel. Beende jenes oder wähle einen anderen Port: EASEL_PORT={{next}} npm start",
  "playground.port-refused":
    "Dieser Benutzer darf auf Port {{port}} nicht lauschen. Wähle einen über 1023: EASEL_PORT=4100 npm start",
} as const;
