/** What a list holds, page after page, until it ends or there is enough of it. */
export async function allPages<T>(read: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>, enough = Infinity): Promise<T[]> {
  const all: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await read(cursor);
    all.push(...page.items);
    if (page.nextCursor === null || all.length >= enough) return all;
    cursor = page.nextCursor;
  }
}
