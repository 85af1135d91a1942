import { RegisterHandler } from '@anjing/register-desk';
import { RegistersInMemory, Refused } from '@anjing/cases';
import { migrate } from '@anjing/event-store';
import { creditCheckCharacter, doublesOf } from '@anjing/registers';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let registers: RegisterHandler;
let commands = 0;

beforeAll(async () => {
  fresh = await freshRecord();
  registers = new RegisterHandler(fresh.record, new RegistersInMemory(fresh.record));
});
afterAll(() => fresh.close());

const codeOf = (number: number) => {
  const first17 = `91360700MA${String(number).padStart(7, '0')}`;
  return `${first17}${creditCheckCharacter(first17) ?? ''}`;
};
const put = (id: string, data: unknown, until?: string) =>
  registers.put({
    kind: id.slice(0, id.indexOf('/')),
    id,
    data,
    ...(until !== undefined && { from: until, until }),
    commandId: `put ${(commands += 1)}`,
    digest: 'd',
    authorize: () => ({ kind: 'installer' }),
  });
const enterprise = (slug: string, code: number, name = slug) =>
  put(`enterprise/${slug}`, { name, creditCode: codeOf(code) });
const person = (slug: string, ...subjects: string[]) => put(`person/${slug}`, { name: slug, subjects });
const now = async () => (await registers.now()).at;
const end = async (slug: string, code: number) =>
  put(`enterprise/${slug}`, { name: slug, creditCode: codeOf(code) }, await now());
/** The entry that stands in the way, as the refusal names it. */
const holder = (putting: Promise<unknown>) =>
  putting.then(
    () => 'nobody',
    (error: unknown) => (error instanceof Refused ? error.refusals[0] : error),
  );
const taken = (by: string, value: string) => ({ code: 'register.taken', parameters: { holder: by, value } });

describe('a value that only one entry of a kind may have', () => {
  it('is refused to a second one, in the record: also of two that come at once', async () => {
    await enterprise('a', 1);
    expect(await holder(enterprise('b', 1))).toEqual(taken('enterprise/a', codeOf(1)));
    await enterprise('a', 1, 'renamed');
    const rivals = ['x', 'y', 'z'];
    const answers = await Promise.allSettled(rivals.map((slug) => enterprise(slug, 2)));
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Refused);
    expect((await registers.now()).where('enterprise', 'creditCode', codeOf(2))).toHaveLength(1);
  });

  it('is free again when the entry that had it has ended', async () => {
    await enterprise('old', 3);
    await end('old', 3);
    await enterprise('new', 3);
    expect(await holder(enterprise('old', 3))).toEqual(taken('enterprise/new', codeOf(3)));
  });

  it('is free again when its time has run out, though nobody put the entry anew', async () => {
    await put('enterprise/timed', { name: 'timed', creditCode: codeOf(4) });
    const { events } = await fresh.record.read('enterprise/timed');
    expect(events).toHaveLength(1);
    // Of an entry that ended by itself nothing tells the record: its claim stays until somebody asks.
    await end('timed', 4);
    await fresh
      .pool('postgres')
      .query(`insert into record.claim values ($1, 'enterprise/timed')`, [
        `register:enterprise:creditCode:${codeOf(4)}`,
      ]);
    expect(await holder(enterprise('next', 4))).toBe('nobody');
  });

  it('is an account of one person and a certificate of one officer', async () => {
    await person('li', 'i|1', 'i|2');
    expect(await holder(person('wang', 'i|3', 'i|2'))).toEqual(taken('person/li', 'i|2'));
    await person('li', 'i|1');
    expect(await holder(person('wang', 'i|3', 'i|2'))).toBe('nobody');
    await put('jurisdiction/j', { name: { zh: '市', en: 'city' }, level: 'city', shortName: '市' });
    const name = { zh: '局', en: 'bureau' };
    await put('agency/a', { name, level: 'city', standing: 'local', jurisdiction: 'jurisdiction/j' });
    const officer = (slug: string, who: string) =>
      put(`officer/${slug}`, {
        person: `person/${who}`,
        agency: 'agency/a',
        certificate: 'B1',
        validFrom: '2026-01-01',
        validUntil: '2030-01-01',
      });
    await officer('one', 'li');
    expect(await holder(officer('two', 'wang'))).toEqual(taken('officer/one', 'B1'));
  });
});

describe('doubles from before that was so', () => {
  it('are reported, stand marked and as they are, and give way when they are merged', async () => {
    const asOwner = fresh.pool('postgres');
    await enterprise('first', 5);
    await asOwner.query('delete from record.claim');
    await enterprise('second', 5);
    await asOwner.query('delete from record.claim');
    await asOwner.query(`delete from public.migration where name = '0007-unique-entries.sql'`);
    const reported: string[] = [];
    const ran = await migrate(fresh.url('anjing_owner'), (finding) => reported.push(finding));
    expect(ran).toEqual(['0007-unique-entries.sql']);
    expect(reported).toEqual(['double entry: enterprise/first and enterprise/second have the same creditCode']);

    const view = await registers.now();
    const entry = view.find('enterprise', 'enterprise/second');
    expect(entry && doublesOf(view, 'enterprise/second', entry)).toEqual(['enterprise/first']);
    await enterprise('second', 5, 'renamed');
    expect(await holder(enterprise('third', 5))).toEqual(taken('enterprise/first', codeOf(5)));
    await end('second', 5);
    expect(await holder(enterprise('second', 5))).toEqual(taken('enterprise/first', codeOf(5)));
    await end('first', 5);
    await enterprise('second', 5);
    expect(await holder(enterprise('third', 5))).toEqual(taken('enterprise/second', codeOf(5)));
    // What the migration put back holds as before.
    expect(await holder(enterprise('b', 1))).toEqual(taken('enterprise/a', codeOf(1)));
    expect(await holder(person('zhao', 'i|1'))).toEqual(taken('person/li', 'i|1'));
  });
});
