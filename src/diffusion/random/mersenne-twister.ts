/**
 * The Mersenne Twister MT19937 (Matsumoto & Nishimura, 1998), the generator behind torch's and
 * numpy's seeds on the CPU.
 */

const STATE_WORDS = 624;
const SHIFT = 397;

/** Seeded with an unsigned 32-bit number; each call gives the next unsigned 32-bit number. */
export function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(STATE_WORDS);
  state[0] = seed;
  for (let index = 1; index < STATE_WORDS; index += 1) {
    const previous = state[index - 1]! ^ (state[index - 1]! >>> 30);
    state[index] = Math.imul(1812433253, previous) + index;
  }
  let position = STATE_WORDS;

  return () => {
    if (position === STATE_WORDS) {
      twist(state);
      position = 0;
    }
    let word = state[position]!;
    position += 1;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  };
}

function twist(state: Uint32Array): void {
  for (let index = 0; index < STATE_WORDS; index += 1) {
    const next = state[(index + 1) % STATE_WORDS]!;
    const joined = (state[index]! & 0x80000000) | (next & 0x7fffffff);
    const shifted = state[(index + SHIFT) % STATE_WORDS]! ^ (joined >>> 1);
    state[index] = joined & 1 ? shifted ^ 0x9908b0df : shifted;
  }
}
