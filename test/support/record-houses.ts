import { basename } from 'node:path';
import { lastLooks } from './postgres';
import { recordHouse } from './recorded-house';

/** With ANJING_RECORD_RELEASE every spec that keeps a record writes down the house it leaves (docs/contributing.md). */
lastLooks.push(async (fresh) => {
  const release = process.env['ANJING_RECORD_RELEASE'];
  if (release === undefined) throw new Error('ANJING_RECORD_RELEASE says of which release this is a recording');
  const house = basename(expect.getState().testPath ?? '', '.spec.ts');
  await recordHouse({ record: fresh.record, pool: fresh.pool('postgres'), masterKey: fresh.masterKey }, release, house);
});
