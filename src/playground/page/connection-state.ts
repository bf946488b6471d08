/** Whether the page can reach the playground. */
export type ConnectionState = "connecting" | "online" | "offline";
