import { casesOf, react, RegisterHandler, RegistersInMemory } from '@anjing/cases';
import { EventRecord, Sequencer } from '@anjing/event-store';
import type { FreshRecord } from './postgres';

/** What the worker's reactor does, step by step: everything that has happened so far has its consequences when it returns. */
export function reactionsOn(fresh: FreshRecord): () => Promise<void> {
  const pool = fresh.pool('anjing_process');
  const record = new EventRecord(pool, fresh.masterKey);
  const inMemory = new RegistersInMemory(record);
  const cases = casesOf(record, inMemory);
  const registers = new RegisterHandler(record, inMemory);
  const sequencer = new Sequencer(pool, (error) => {
    throw error;
  });
  let reached = '0';
  return async () => {
    for (;;) {
      while ((await sequencer.step()) > 0);
      const entries = await record.ledger(reached, 500);
      if (entries.length === 0) return;
      for (const entry of entries) {
        await react(entry, cases, registers);
        reached = entry.number;
      }
    }
  };
}
