/** The picture that references of img2img start from, by the formula of recording.py. */
export function patternedPicture(side: number) {
  const data = new Uint8Array(side * side * 3);
  for (let index = 0; index < data.length; index += 1) {
    const [x, y, channel] = [Math.floor(index / 3) % side, Math.floor(index / 3 / side), index % 3];
    data[index] = (x * 7 + y * 13 + channel * 31) % 256;
  }
  return { data, width: side, height: side };
}
