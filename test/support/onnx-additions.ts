import { messageField, numberField, textField } from "../../src/diffusion/onnx/write-protobuf.ts";

// A model may hold its graph in pieces, which a reader of protobuf puts together (field 7 is the
// graph of a ModelProto), so a graph is changed by adding to its file.

/** What makes a graph use an operator too. */
export function operatorAddition(name: string): Buffer {
  return messageField(7, [messageField(1, [textField(4, name)])]);
}

/** What makes a graph take weights from a file beside it. */
export function weightsAddition(file: string, offset: number, length: number): Buffer {
  const entries = { location: file, offset: String(offset), length: String(length) };
  const external = Object.entries(entries).map(([key, value]) =>
    messageField(13, [textField(1, key), textField(2, value)]),
  );
  const tensor = [textField(8, "weights"), ...external, numberField(14, 1)];
  return messageField(7, [messageField(5, tensor)]);
}
