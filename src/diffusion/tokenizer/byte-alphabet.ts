/**
 * The 256 printable characters that stand for bytes in byte-level vocabularies (GPT-2's table):
 * printable Latin-1 bytes stand for themselves, the others for the characters from U+0100 on.
 */
export const byteAlphabet: readonly string[] = (() => {
  let replacements = 0;
  return Array.from({ length: 256 }, (_, byte) => {
    if (isPrintable(byte)) return String.fromCodePoint(byte);
    replacements += 1;
    return String.fromCodePoint(0xff + replacements);
  });
})();

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
}
