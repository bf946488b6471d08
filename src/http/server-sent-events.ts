const LINE_END = 0x0a;

/**
 * The data of each event in a body of the type text/event-stream, as it comes. Names, ids and
 * comments are passed over: the data says what it is. What stands behind the last blank line is no
 * whole event and is dropped (HTML, 9.2.6).
 */
export async function* serverSentEvents(
  body: AsyncIterable<Buffer>,
): AsyncGenerator<string, void, undefined> {
  let data: string[] = [];
  for await (const line of lines(body)) {
    if (line === "") {
      if (data.length > 0) yield data.join("\n");
      data = [];
    } else if (line.startsWith("data:")) {
      data.push(line.slice(5).replace(/^ /, ""));
    }
  }
}

/** Lines of UTF-8 without their ends. Each piece is looked at once, however long a line is. */
async function* lines(body: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  let open: Buffer[] = [];
  for await (const piece of body) {
    let from = 0;
    for (;;) {
      const end = piece.indexOf(LINE_END, from);
      if (end === -1) break;
      open.push(piece.subarray(from, end));
      yield Buffer.concat(open).toString("utf8").replace(/\r$/, "");
      open = [];
      from = end + 1;
    }
    open.push(piece.subarray(from));
  }
}
