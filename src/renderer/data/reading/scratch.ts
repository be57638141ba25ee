/**
 * Memory as long as all rows, used again by each answer: taken anew a megabyte at a time, it costs more than the work done in it.
 * What is given is good until the next of its kind is asked for.
 */
export class Scratch {
  private marks = new Uint16Array(0);
  private numbers = new Uint32Array(0);
  private readonly criteria: Float64Array[] = [];

  /** Returns so many marks, all 0. */
  none(count: number): Uint16Array {
    if (this.marks.length < count) this.marks = new Uint16Array(count);
    const marks = this.marks.subarray(0, count);
    marks.fill(0);
    return marks;
  }

  /** Returns room for so many places, filled with anything. */
  places(count: number): Uint32Array {
    if (this.numbers.length < count) this.numbers = new Uint32Array(count);
    return this.numbers.subarray(0, count);
  }

  /** Returns room for the keys of so many rows by one criterion of their order, filled with anything. */
  keys(criterion: number, count: number): Float64Array {
    let keys = this.criteria[criterion];
    if (keys === undefined || keys.length < count) {
      keys = new Float64Array(count);
      this.criteria[criterion] = keys;
    }
    return keys.subarray(0, count);
  }
}
