import type { Appended, Appending, EventRecord, Opening } from '@anjing/event-store';

let commands = 0;

/** A command id of its own. */
export const nextCommand = () => `noted ${(commands += 1)}`;

/** The simplest act: it adds an event to what was opened, with whatever else the record should take along. */
export function noted(stream: string, { now, events }: Opening, more: Partial<Appending> = {}): Appending {
  return {
    stream,
    expected: events.length,
    events: [{ type: 'Noted' }],
    contentChanges: 1,
    at: now,
    actor: { kind: 'clock' },
    command: nextCommand(),
    digest: 'd',
    ...more,
  };
}

/** Carries out one such act, saying `said` in its event. */
export function note(
  record: EventRecord,
  stream: string,
  said: object = {},
  more: Partial<Appending> = {},
): Promise<Appended> {
  return record.transact(async (transaction) => {
    const opening = await transaction.open(stream, nextCommand());
    const event = { type: 'Noted', ...said };
    return transaction.append(noted(stream, opening, { events: [event], ...more }));
  });
}
