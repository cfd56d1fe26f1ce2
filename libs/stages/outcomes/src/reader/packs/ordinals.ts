/** Ordinals up to 130 from the words for units, the words from ten to nineteen, and how tens are joined to units. */
export function ordinalTable(parts: {
  units: readonly string[];
  teens: readonly string[];
  tens: ReadonlyArray<{ value: number; alone: string; joined: string }>;
  join: (tens: string, unit: string) => string;
}): Record<string, number> {
  const table: Record<string, number> = {};
  const add = (words: string, value: number) => {
    for (const word of words.split(';')) if (word.trim()) table[word.trim()] = value;
  };
  parts.units.forEach((words, i) => add(words, i + 1));
  parts.teens.forEach((words, i) => add(words, i + 10));
  for (const { value, alone, joined } of parts.tens) {
    add(alone, value);
    parts.units.forEach((words, i) => {
      for (const stem of joined.split(';')) for (const unit of words.split(';')) add(parts.join(stem.trim(), unit.trim()), value + i + 1);
    });
  }
  return table;
}
