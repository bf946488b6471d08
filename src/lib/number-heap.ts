/** Numbers of which the least comes out first; putting in and taking out cost log n. */
export class NumberHeap {
  readonly #numbers: number[] = [];

  /** The least; undefined when it is empty. */
  get least(): number | undefined {
    return this.#numbers[0];
  }

  add(number: number): void {
    const numbers = this.#numbers;
    let place = numbers.length;
    numbers.push(number);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = numbers[above] ?? -Infinity;
      if (parent <= number) break;
      numbers[place] = parent;
      place = above;
    }
    numbers[place] = number;
  }

  /** Takes the least out. */
  take(): number | undefined {
    const numbers = this.#numbers;
    const least = numbers[0];
    const last = numbers.pop();
    if (last === undefined || numbers.length === 0) return least;
    let place = 0;
    for (;;) {
      const left = place * 2 + 1;
      const [first = Infinity, second = Infinity] = [numbers[left], numbers[left + 1]];
      const child = Math.min(first, second);
      if (child >= last) break;
      numbers[place] = child;
      place = child === first ? left : left + 1;
    }
    numbers[place] = last;
    return least;
  }
}
