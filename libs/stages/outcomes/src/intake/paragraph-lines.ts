/** Gathers the paragraphs of a document that has a structure (Word, HTML): rows of tables become lines, everything else a line a paragraph. */
export class ParagraphLines {
  readonly #body: string[] = [];
  readonly #rows: string[][][] = [];

  /** Adds a paragraph where the walk stands: in the body, or in the cell of the innermost table row. */
  add(raw: string): void {
    const text = raw.replace(/[^\S\n]+/gu, ' ').replace(/ ?\n ?/g, '\n').trim();
    if (text === '') return;
    const row = this.#rows.at(-1);
    (row?.at(-1) ?? this.#body).push(text);
  }

  openRow(): void {
    this.#rows.push([]);
  }

  openCell(): void {
    this.#rows.at(-1)?.push([]);
  }

  /** Ends the innermost row: one line of its cells, or their paragraphs where a cell holds several (then the table only lays out). */
  closeRow(): void {
    const cells = this.#rows.pop()?.filter((cell) => cell.length > 0) ?? [];
    if (cells.some((cell) => cell.length > 1)) cells.flat().forEach((text) => this.add(text));
    else this.add(cells.flat().join(' | '));
  }

  /** All of it as a text: a blank line between paragraphs. */
  text(): string {
    while (this.#rows.length > 0) this.closeRow();
    return this.#body.join('\n\n');
  }
}
