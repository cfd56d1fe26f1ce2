/** Instants to come, the earliest first; each is met once. */
export class Agenda {
  private readonly heap: number[] = [];
  private readonly known = new Set<number>();

  add(at: number): void {
    if (this.known.has(at)) return;
    this.known.add(at);
    let child = this.heap.push(at) - 1;
    for (let parent = (child - 1) >> 1; child > 0 && (this.heap[parent] as number) > at; child = parent, parent = (child - 1) >> 1) this.heap[child] = this.heap[parent] as number;
    this.heap[child] = at;
  }

  next(): number | undefined {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.heap.length > 0) this.sink(last);
    this.known.delete(first);
    return first;
  }

  private sink(at: number): void {
    let parent = 0;
    for (let child = 1; child < this.heap.length; child = 2 * parent + 1) {
      if (child + 1 < this.heap.length && (this.heap[child + 1] as number) < (this.heap[child] as number)) child += 1;
      if ((this.heap[child] as number) >= at) break;
      this.heap[parent] = this.heap[child] as number;
      parent = child;
    }
    this.heap[parent] = at;
  }
}
