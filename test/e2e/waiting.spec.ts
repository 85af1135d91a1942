import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

/** The longest that anybody waits to hear that the service is alive, in milliseconds. */
const longest = 200;
const sheetSize = 8 * 1024 * 1024;
const bodySize = 512 * 1024;

let house: Service;
let draft: Answer;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  draft = await house.ask('city-emergency-clerk', 'POST', 'applications', { body: goodBody() });
});
afterAll(() => house.close());

async function print(signal?: AbortSignal): Promise<Response> {
  return fetch(`${house.api.url}/api/v1/applications/${String(draft.body['id'])}/form.pdf`, {
    headers: { authorization: `Bearer ${await house.tokenOf('city-emergency-clerk')}` },
    ...(signal && { signal }),
  });
}

/** Sends a body and takes the answer as it comes, so that what is measured is the service's time and not the test's. */
async function post(path: string, type: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(`${house.api.url}/api/v1/${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await house.tokenOf('city-emergency-clerk')}`,
      'content-type': type,
      'idempotency-key': randomUUID(),
    },
    body,
  });
}

/**
 * How long this thread, which is the service's too, has waited for a processor that others had, in milliseconds. What the
 * machine does beside the test is no work of the service. Nothing where the system does not tell.
 */
function waitedForProcessor(): number {
  const path = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[1]) / 1e6 : 0;
}

/** Asks whether the service is alive, again and again until the work is done. @returns the longest answer, in milliseconds */
async function slowestWhile(work: Promise<unknown>): Promise<number> {
  const still = { working: true };
  const done = work.finally(() => {
    still.working = false;
  });
  let slowest = 0;
  while (still.working) {
    const from = performance.now() - waitedForProcessor();
    const { status } = await fetch(`${house.api.url}/api/v1/health/live`);
    expect(status).toBe(200);
    slowest = Math.max(slowest, performance.now() - waitedForProcessor() - from);
  }
  await done;
  return slowest;
}

describe('nobody waits for a document of others', () => {
  it('while twenty forms print', async () => {
    const forms = Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await print();
        expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
        return answer.arrayBuffer();
      }),
    );
    expect(await slowestWhile(forms)).toBeLessThan(longest);
  });

  const to = 'filings/import?filing=itemList&agency=agency/city-emergency';
  const row = (index: number, width: number) => `item-${index},${'检查'.repeat(width)},《安全生产法》第六十五条\n`;
  const sheets: readonly [what: string, type: string, bytes: () => Buffer][] = [
    [
      'as many rows as are read, as long as fit',
      'text/csv',
      () => {
        const rows = Array.from({ length: 1_999 }, (_, index) => row(index, 680));
        return Buffer.from(`key,nameZh,legalBasis\n${rows.join('')}`).subarray(0, sheetSize);
      },
    ],
    ['more rows than are read', 'text/csv', () => Buffer.from('a,乙检查,某法第一条\n'.repeat(280_000))],
    [
      'a workbook of many cells',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      () => workbookOf('<row>' + '<c t="str"><v>检查</v></c>'.repeat(190) + '</row>', 500),
    ],
  ];
  it.each(sheets)('while a sheet of the largest size is read: %s', async (_what, type, bytes) => {
    const raw = new Uint8Array(bytes());
    expect(raw.length).toBeLessThanOrEqual(sheetSize);
    const sent = post(to, type, raw);
    expect(await slowestWhile(sent)).toBeLessThan(longest);
    expect((await sent).status).toBe(422);
  });

  const bodies: readonly [what: string, change: Record<string, unknown>][] = [
    ['a long reason', { reason: '核实'.repeat(80_000) }],
    ['items without end', { items: Array.from({ length: 18_000 }, (_, index) => `item/none-${index}-of-many`) }],
    [
      'days without end',
      { days: Array.from({ length: 8_000 }, () => ({ date: '2026-03-10', from: '09:00', until: '17:00' })) },
    ],
  ];
  it.each(bodies)('while a body of the largest size is judged: %s', async (_what, change) => {
    const body = Buffer.from(JSON.stringify(goodBody(change)));
    const size = body.length;
    expect(size).toBeGreaterThan(bodySize * 0.8);
    expect(size).toBeLessThanOrEqual(bodySize);
    const sent = post('preflight', 'application/json', new Uint8Array(body));
    expect(await slowestWhile(sent)).toBeLessThan(longest);
    expect([200, 400, 422]).toContain((await sent).status);
  });
});

describe('a form that takes too long to print', () => {
  it('is answered with a problem of ours, which says when to try again', async () => {
    const real = AbortSignal.timeout.bind(AbortSignal);
    const asked = jest
      .spyOn(AbortSignal, 'timeout')
      .mockImplementation((milliseconds) => (milliseconds === 20_000 ? AbortSignal.abort() : real(milliseconds)));
    const answer = await print();
    asked.mockRestore();
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('retry-after')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
      '5',
    ]);
    expect(await answer.json()).toMatchObject({ code: 'request.not-printed' });
  });
  it('is printed for nobody who has gone away, and for the next who asks', async () => {
    const gone = new AbortController();
    const printing = print(gone.signal);
    gone.abort();
    await expect(printing).rejects.toThrow();
    expect((await print()).status).toBe(200);
  });
});

/** A workbook with the same row again and again. */
function workbookOf(row: string, times: number): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        `<worksheet xmlns="${main}"><sheetData>${row.repeat(times)}</sheetData></worksheet>`,
      ),
    }),
  );
}
