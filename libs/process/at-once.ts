/**
 * Does `work` for each item, so many at once.
 * @throws the first error, when everything that was begun has come to rest: nothing goes on behind the caller's back
 */
export async function atOnce<Item>(
  most: number,
  items: Iterable<Item>,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const next = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: most }, next));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
