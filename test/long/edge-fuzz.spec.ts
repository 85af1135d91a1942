import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import type { Description } from '../support/described';
import { codesOn, inkIn, printed, rowsOf } from '../support/pages';
import { reactionsOn } from '../support/reactions';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

// Whatever comes to the door: nothing breaks it, what it takes is kept and printed, what it refuses it explains.
// A sample with every run of the tests; ten thousand with `npm run test:long`.

const runs = Number(process.env['ANJING_FUZZ_RUNS'] ?? 150);
const seed = Number(process.env['ANJING_FUZZ_SEED'] ?? 20_260_302);
/** Approvals that are carried to their pass: each takes the whole way through the offices. */
const approvals = runs > 1_000 ? 4 : 2;

let house: Service;
let description: Description;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  description = (await (await fetch(`${house.api.url}/api/v1/openapi.json`)).json()) as Description;
});
afterAll(async () => {
  await house.close();
  const said = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  process.stdout.write(`edge, seed ${seed}: ${said.join(', ')}\n`);
});

const counts = { asked: 0, refused: 0, 'texts read back': 0, 'forms printed': 0, 'passes read': 0 };
const clerk = 'city-emergency-clerk';
const idOf = ({ body }: Pick<Answer, 'body'>) => String(body['id']);

interface Sent {
  readonly account?: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** A request exactly as it is written, and its answer, held to what every answer must be. */
async function send({ account, method, path, headers = {}, body }: Sent) {
  const language = counts.asked % 2 === 0 ? 'zh' : 'en';
  const response = await fetch(`${house.api.url}${path}`, {
    method,
    redirect: 'manual',
    headers: {
      'accept-language': language,
      ...(account !== undefined && { authorization: `Bearer ${await house.tokenOf(account)}` }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID(), 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  counts.asked += 1;
  const { status } = response;
  if (status >= 500) throw new Error(`${status}: ${bytes.toString()}`);
  const json = /json/.test(response.headers.get('content-type') ?? '');
  const said = (json ? JSON.parse(bytes.toString()) : {}) as Record<string, unknown>;
  if (status >= 400) {
    counts.refused += 1;
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(said).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+\.[a-z0-9-]+$/) as string });
    if (headers['accept-language'] === undefined) {
      expect(response.headers.get('content-language')).toBe(language);
      expect(/[一-鿿]/.test(String(said['title']))).toBe(language === 'zh');
    }
    expect([said['detail'], said['remedy'], said['article']]).not.toContain(undefined);
  }
  return { status, headers: response.headers, bytes, body: said };
}

// ── What people and programs write ──

const odd = [
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u202e',
  '\u2066',
  '\ud800',
  '\udfff',
  '\ufffe',
  '\ufffd',
  '\u200b',
  '\u2800',
  '\u3164',
  '\ufeff',
  '\u0301',
  'e\u0301',
  '\u212b',
  '𠮷',
  '𰻝',
  '葛\u{e0100}',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '\u{10fffd}',
  'ᠮᠣᠩᠭᠣᠯ',
  'བོད་',
  'ئۇيغۇر',
  'ꆈꌠ',
  '—',
  '　',
  '\r\n',
  '\t',
  '=1+1',
  '"',
  ',',
  '#{}$\\[*_`',
  '</w>&amp;',
  '__proto__',
  '%00',
  '../',
  "'; --",
];
/** Every plane of Unicode, halves of pairs among it. */
const character = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x10ffff }) },
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(character, { maxLength: 60 }).map((points) => String.fromCodePoint(...points)),
  fc
    .array(fc.oneof(fc.constantFrom(...odd), fc.string({ maxLength: 8 })), { maxLength: 12 })
    .map((all) => all.join('')),
  fc
    .tuple(fc.constantFrom(...odd, '中', 'W', '8', '（'), fc.integer({ min: 1, max: 900 }))
    .map(([unit, times]) => unit.repeat(times)),
);
/** Mostly what can be kept: so that forms come through to the printer. */
const writable = text.map((one) =>
  one.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\p{Noncharacter_Code_Point}]/gu, ''),
);

const number = fc.constantFrom('1e400', '-1e400', '9007199254740993', '0.1e-400', '-0', '1'.repeat(400));
const json = fc.oneof(
  fc.json({ stringUnit: 'binary', maxDepth: 4 }),
  text.map((one) => JSON.stringify(one)),
  number,
  fc.integer({ min: 1, max: 3_000 }).map((depth) => '['.repeat(depth) + ']'.repeat(depth)),
  fc.integer({ min: 1, max: 3_000 }).map((depth) => '{"a":'.repeat(depth)),
  fc.constantFrom('{"__proto__":{"a":1}}', '{"constructor":{"prototype":1}}', '\ufeff{}', '', 'null', '{"a":1,"a":2}'),
);

// ── What comes to the door ──

/** Addresses that are not for this: what moves the whole house, and what never ends. */
const apart = /\/(clock|session|sessions|stream)\b/;
const account = fc.constantFrom(undefined, clerk, 'city-emergency-head', 'city-reviewer', 'administrator');
const fill = (path: string, id: string) => path.replace(/\{\w+\}/g, id);
const id = fc.oneof(
  text.map((one) => encodeURIComponent(one.replace(/\p{Cs}/gu, '')) || '%20'),
  fc.constantFrom(
    '%00',
    '%2e%2e',
    '%2F',
    '%FF',
    '%C0%AE',
    '%zz',
    '%',
    '-1',
    '0',
    'a'.repeat(300),
    '..%2f..',
    '%F0%9F%91%8D',
  ),
);
const routes = (method: string) =>
  Object.entries(description.paths).flatMap(([path, item]) => (item[method] && !apart.test(path) ? [path] : []));

type Case = { readonly what: string; readonly at: number } & Pick<Sent, 'account' | 'headers' | 'body'> & {
    readonly id: string;
    readonly query: string;
  };

const at = fc.nat();
const queries = fc.record({
  what: fc.constant('GET'),
  at,
  account,
  id,
  query: fc
    .array(
      fc.tuple(
        fc.constantFrom(
          'cursor',
          'limit',
          'state',
          'from',
          'to',
          'year',
          'month',
          'by',
          'agency',
          'items',
          'list',
          'x',
        ),
        fc.oneof(
          id,
          fc.constantFrom(
            '2026-02-30',
            '0',
            '1e9',
            '-1',
            'null',
            '9999-12-31',
            '2026-01-01',
            'eyJhIjoxfQ',
            '[]',
            'true',
          ),
        ),
      ),
      { maxLength: 4 },
    )
    .map((all) => all.map(([name, value]) => `${name}=${value}`).join('&')),
});
const latin = fc
  .array(fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.integer({ min: 0xa0, max: 0xff })), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));
const headers = fc.record({
  what: fc.constantFrom('GET', 'POST'),
  at,
  account,
  id,
  query: fc.constant(''),
  headers: fc.dictionary(
    fc.constantFrom(
      'if-match',
      'accept-language',
      'accept',
      'content-type',
      'idempotency-key',
      'authorization',
      'origin',
      'cookie',
    ),
    fc.oneof(
      latin,
      fc.constantFrom(
        '*',
        '"1", W/"2", "3"',
        'W/"1"',
        '"',
        'zh;q=0, en;q=0',
        'xx;q=9',
        'application/json; charset=gbk',
        'application/json; charset="utf-8"',
        'multipart/form-data; boundary=a',
        'text/csv',
        'Bearer a.b.c',
        'Bearer',
      ),
    ),
  ),
  body: fc.constant('{}'),
});
const bodies = fc.record({
  what: fc.constant('POST'),
  at,
  account,
  id,
  query: fc.constant(''),
  headers: fc.constant({}),
  body: fc.oneof(
    json,
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Uint8Array.from(bytes)),
    fc
      .tuple(fc.constantFrom('reason', 'agency', 'site', 'items', 'days', 'officers', 'follows', 'invite', 'x'), json)
      .map(([name, value]) => `{${JSON.stringify(goodBody()).slice(1, -1)},"${name}":${value === '' ? '0' : value}}`),
  ),
});

async function anything({ what, at: place, id: named, query, ...sent }: Case): Promise<void> {
  const known = routes(what.toLowerCase());
  const path = fill(known[place % known.length] ?? '/', named);
  const { body, ...rest } = sent;
  await send({
    ...rest,
    method: what,
    path: query === '' ? path : `${path}?${query}`,
    ...(what === 'POST' && body !== undefined && { body }),
  });
}

// ── What is taken is kept, and printed ──

/** As a text reads that was taken: composed, with no space around it, nothing where nobody would see anything of it. */
function kept(written: string): string {
  const composed = written.normalize('NFC').replace(/^[\s\ufeff]+|[\s\ufeff]+$/gu, '');
  return /[^\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\p{Co}|\p{Cn}/u.test(composed) ? composed : '';
}
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd\p{Cs}]/u;

function readsBack(written: string, read: unknown): void {
  expect(forbidden.test(written)).toBe(false);
  expect(read).toBe(kept(written));
  counts['texts read back'] += 1;
}

const forms = fc.record({
  reason: fc.oneof(text, writable, writable),
  note: fc.oneof(text, writable, writable),
});
/** Centimetres of the page's width that the table leaves free at either side, of 21. */
const [left, right] = [2.2 / 21, 18.8 / 21];

async function form({ reason, note }: { reason: string; note: string }): Promise<void> {
  const written = goodBody({ reason, explanatoryNote: note, offSiteTried: note });
  const draft = await send({
    account: clerk,
    method: 'POST',
    path: '/api/v1/applications',
    body: JSON.stringify(written),
  });
  if (draft.status !== 201) return;
  const path = `/api/v1/applications/${idOf(draft)}`;
  const read = (await send({ account: clerk, method: 'GET', path })).body['form'] as Record<string, unknown>;
  readsBack(reason, read['reason']);
  readsBack(note, read['explanatoryNote']);
  readsBack(note, read['offSiteTried']);
  const pdf = await send({ account: clerk, method: 'GET', path: `${path}/form.pdf` });
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const pages = await printed(pdf.bytes);
  for (const page of pages) {
    const whole = { from: 0, to: page.height };
    // Dashes are set closer together than they are measured: they may reach over a line, never off the paper.
    expect(inkIn(page, whole, 0, left - 0.02)).toBe(0);
    expect(inkIn(page, whole, right + 0.05, 1)).toBe(0);
  }
  const [page] = pages;
  if (page && pages.length === 1) {
    const rows = rowsOf(page);
    expect(rows).toHaveLength(9);
    // Item, day, reason, name, address, officers: each with its ink, as far as anything was said.
    for (const [index, row] of rows.slice(0, 6).entries()) {
      if (index !== 2 || kept(reason) !== '') expect(inkIn(page, row, 0.39, 0.88)).toBeGreaterThan(0);
    }
  }
  counts['forms printed'] += 1;
}

// ── Sheets ──

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const environment = 'city-environment-clerk';
const into = 'filing=itemList&agency=agency/city-environment';
const cell = fc.oneof(text, writable, fc.constantFrom('-', '1E5', '2026/4/1', '是', '０'));
const sheets = fc.record({
  excel: fc.boolean(),
  rows: fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }),
});

const csvOf = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
const escaped = (one: string) =>
  one.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');
function workbookOf(rows: readonly (readonly string[])[]): Uint8Array<ArrayBuffer> {
  const data = rows
    .map(
      (row) =>
        `<row>${row.map((one) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(one)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const related = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return Uint8Array.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${related}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${related}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`),
    }),
  );
}

let list: { readonly id: string; readonly etag: string } | undefined;

async function sheet({ excel, rows }: { excel: boolean; rows: [string, string][] }): Promise<void> {
  const table = [
    ['key', 'nameZh', 'legalBasis'],
    ...rows.map(([name, basis], index) => [`k${index + 1}`, name, basis]),
  ];
  const answer = await send({
    account: environment,
    method: 'POST',
    path: `/api/v1/filings/${list ? `${list.id}/` : ''}import?${into}`,
    headers: { 'content-type': excel ? workbookType : 'text/csv', ...(list && { 'if-match': list.etag }) },
    body: excel ? workbookOf(table) : csvOf(table),
  });
  if (answer.status >= 300) return;
  list = { id: idOf(answer), etag: answer.headers.get('etag') ?? '' };
  const read = await send({ account: environment, method: 'GET', path: `/api/v1/filings/${list.id}` });
  const { items } = (read.body['content'] ?? read.body['form']) as {
    items: { name: { zh: string }; legalBasis: string }[];
  };
  expect(items).toHaveLength(rows.length);
  rows.forEach(([name, basis], index) => {
    // A name is nobody's to change: one that is not composed is refused.
    expect(name.normalize('NFC')).toBe(name);
    readsBack(name, items[index]?.name.zh);
    readsBack(basis, items[index]?.legalBasis);
  });
}

// ── ──

type Tried =
  | readonly ['form', Parameters<typeof form>[0]]
  | readonly ['sheet', Parameters<typeof sheet>[0]]
  | readonly ['any', Case];
const tried: fc.Arbitrary<Tried> = fc.oneof(
  { weight: 2, arbitrary: forms.map((one) => ['form', one] as const) },
  { weight: 2, arbitrary: sheets.map((one) => ['sheet', one] as const) },
  { weight: 3, arbitrary: queries.map((one) => ['any', one] as const) },
  { weight: 3, arbitrary: headers.map((one) => ['any', one] as const) },
  { weight: 4, arbitrary: bodies.map((one) => ['any', one] as const) },
);

describe('whatever comes to the door', () => {
  it(
    'never breaks it: it is kept as it was meant and printed, or refused in the caller’s language',
    async () => {
      await fc.assert(
        fc.asyncProperty(tried, async (one) => {
          if (one[0] === 'form') await form(one[1]);
          else if (one[0] === 'sheet') await sheet(one[1]);
          else await anything(one[1]);
        }),
        { seed, numRuns: runs, endOnFailure: true },
      );
      expect(counts['texts read back']).toBeGreaterThan(0);
      expect(counts['forms printed']).toBeGreaterThan(0);
    },
    600_000 + runs * 2_000,
  );

  it('makes no pass that cannot be read from the paper', async () => {
    const opinions = fc.sample(
      writable.filter((one) => kept(one) !== '').map((one) => one.slice(0, 200).replace(/\p{Cs}/gu, '')),
      { seed, numRuns: approvals },
    );
    for (const [index, opinion] of opinions.entries()) {
      const days = [{ date: `2026-03-1${index}`, from: '09:00', until: '17:00' }];
      const said = `同意${opinion}`;
      const step = async (who: string, seen: Answer, name: string, body: unknown = {}) => {
        const answer = await house.ask(who, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
        expect([name, answer.status]).toEqual([name, 200]);
        return answer;
      };
      const draft = await house.ask(clerk, 'POST', 'applications', { body: goodBody({ days, reason: said }) });
      const submitted = await step(clerk, await step('city-emergency-head', draft, 'signature'), 'submission');
      const passed = await step('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: said });
      await step('city-leader', passed, 'decision', { outcome: 'approve', opinion: said });
      await reactionsOn(house.fresh)();
      const pdf = await send({ account: clerk, method: 'GET', path: `/api/v1/applications/${idOf(draft)}/form.pdf` });
      const codes = (await Promise.all((await printed(pdf.bytes)).map(codesOn))).flat();
      expect(codes).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1\/p\/./) as string]);
      counts['passes read'] += 1;
    }
  }, 600_000);
});
