import { startTestPostgres } from './embedded-postgres';

/** One Postgres for the whole run: several Jest projects ask for it, in the one process that starts them all. */
const shared = globalThis as { anjingTestPostgres?: ReturnType<typeof startTestPostgres> };

export default async function setUp(): Promise<void> {
  shared.anjingTestPostgres ??= startTestPostgres();
  process.env['ANJING_TEST_POSTGRES'] = (await shared.anjingTestPostgres).url;
}
