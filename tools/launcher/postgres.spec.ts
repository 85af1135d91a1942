import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { housePostgres, removeHousePostgres } from './postgres';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function ask(url: string, question: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(question)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end();
  }
}

// elsewhere.spec.ts runs this file again in other places and as other users.
describe('the Postgres of a house', () => {
  let folder: string;

  beforeEach(() => {
    mkdirSync('.anjing', { recursive: true });
    folder = mkdtempSync(join(process.cwd(), '.anjing', 'house-'));
  });

  afterEach(async () => {
    await removeHousePostgres(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  it('the one of the tests stands beside it', async () => {
    expect(await ask(process.env['ANJING_TEST_POSTGRES'] ?? '', "select '安静'")).toEqual(['安静']);
  });

  it('keeps its data, ends what a crash left running, and leaves nothing when it is removed', async () => {
    const port = await freePort();
    const first = housePostgres(folder, port, 'first-password');
    await first.start();
    await ask(first.superuserUrl, "create table kept as select '安静生产期' as word");
    const data = String((await ask(first.superuserUrl, 'show data_directory'))[0]);

    const second = housePostgres(folder, await freePort(), 'first-password');
    await second.start();
    expect(await ask(second.superuserUrl, 'select word from kept')).toEqual(['安静生产期']);
    expect(await ask(second.superuserUrl, 'show data_directory')).toEqual([data]);
    await expect(ask(first.superuserUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
    expect(readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()).toBe('18');

    await removeHousePostgres(folder);
    await expect(ask(second.superuserUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
    rmSync(folder, { recursive: true });
    expect([data, `${data}-programs`].map((path) => existsSync(path))).toEqual([false, false]);
  });

  it('a wrong password opens nothing', async () => {
    const server = housePostgres(folder, await freePort(), 'right-password');
    await server.start();
    await expect(ask(server.superuserUrl.replace('right-password', 'wrong-password'), 'select 1')).rejects.toThrow(
      'password authentication failed',
    );
  });
});
