import type { SeedEntry } from '@anjing/registers';
import type { RegisterHandler } from './register-handler';

/** The installation itself, which puts the first entries on record. */
const installer = () => ({ kind: 'installer' }) as const;

/** Puts a city's entries on record, in their order; those already there stay as they are. */
export async function seedRegisters(registers: RegisterHandler, entries: readonly SeedEntry[]): Promise<void> {
  await registers.putAll(
    entries.map(({ id, from, entry }) => {
      const { kind, ...data } = entry;
      const plain = entry.kind === 'person' ? { ...data, name: entry.name.private } : data;
      return { kind, id, data: plain, from, commandId: `seed ${id}`, digest: 'seed', authorize: installer };
    }),
  );
}
