import { casesOf } from '@anjing/kinds';
import { react } from '@anjing/reactions';
import { RegisterHandler } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { EventRecord, type LedgerEntry } from '@anjing/event-store';
import type { FreshRecord } from './postgres';

/**
 * What the worker's reactor does, step by step: everything that has happened so far has its consequences when it returns.
 * Nothing is numbered into the ledger, so that no relay waits for a Temporal that is not there.
 */
export function reactionsOn(fresh: FreshRecord): () => Promise<void> {
  const pool = fresh.pool('anjing_process');
  const record = new EventRecord(pool, fresh.masterKey);
  const inMemory = new RegistersInMemory(record);
  const cases = casesOf(record, inMemory);
  const registers = new RegisterHandler(record, inMemory);
  let reached = '0';

  async function entries(): Promise<LedgerEntry[]> {
    const { rows } = await pool.query<{ number: string; stream: string; version: number }>(
      'select outbox::text as number, stream, version from record.event where outbox > $1 order by outbox',
      [reached],
    );
    const opened = new Map(
      await Promise.all(
        [...new Set(rows.map(({ stream }) => stream))].map(async (id) => [id, await record.read(id)] as const),
      ),
    );
    return rows.flatMap(({ number, stream, version }) => {
      const stored = opened.get(stream)?.events[version - 1];
      return stored ? [{ ...stored, number }] : [];
    });
  }

  return async () => {
    for (let found = await entries(); found.length > 0; found = await entries()) {
      for (const entry of found) {
        await react(entry, cases, registers);
        reached = entry.number;
      }
    }
  };
}
