import type { Pool } from 'pg';

/**
 * Erases the private values of a person or a case for good: their key is destroyed, chain and proofs stay valid. Readers
 * see null from the next look on. Older backups and the write-ahead log hold the wrapped key until they are rotated.
 * @param ownerPool connections of the role anjing_owner: no running service may do this
 * @param owner `person:…`, or `case:` and the id of the stream
 * @returns whether there was a key to destroy
 */
export async function erase(ownerPool: Pool, owner: `person:${string}` | `case:${string}`): Promise<boolean> {
  const { rows } = await ownerPool.query<{ erased: boolean }>('select record.erase($1) as erased', [owner]);
  return rows[0]?.erased ?? false;
}
