/** Namen im Menü „Apps“, Beschreibungen der Befehle und ihre Antworten. Höchstens 32 und 100 Zeichen. */
export const commands = {
  "commands.queue": "Deine wartenden Bilder, und wie voll die Warteschlange ist",
  "commands.show": "Ein Bild noch einmal zeigen, mit Knöpfen, die funktionieren",
  "commands.show-id": "Die Kennung des Bildes, aus seinen Details",
  "commands.help": "Was ich kann und wie es geht",
  "commands.status": "Für Betreiber: Modelle, Guthaben und die Warteschlange",
  "commands.vary-this-image": "Dieses Bild variieren",
  "commands.image-details": "Bilddetails",
} as const;
