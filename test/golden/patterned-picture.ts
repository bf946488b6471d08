/** The picture that references of img2img start from, by the formula of recording.py. */
export function patternedPicture(width: number, height = width) {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index += 1) {
    const [pixel, channel] = [Math.floor(index / 3), index % 3];
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    data[index] = (x * 7 + y * 13 + channel * 31) % 256;
  }
  return { data, width, height };
}
