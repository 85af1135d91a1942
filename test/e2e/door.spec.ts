import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const idOf = ({ body }: Answer) => String(body['id']);

async function drafted(change: Record<string, unknown> = {}): Promise<Answer> {
  return house.ask(clerk, 'POST', 'applications', { body: goodBody(change) });
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly account?: string;
}

/** A request exactly as it is written here, and its answer as text. */
async function send(path: string, { method = 'GET', headers, body, account }: Sent = {}) {
  const response = await fetch(`${house.api.url}${path}`, {
    method,
    headers: {
      'accept-language': 'en',
      ...(account !== undefined && { authorization: `Bearer ${await house.tokenOf(account)}` }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function problemIn({ status, headers, text }: Awaited<ReturnType<typeof send>>) {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('vary')).toBe('Accept-Language');
  const { code, detail, remedy } = JSON.parse(text) as { code: string; detail: string; remedy: string };
  return { status, code, detail, remedy, language: headers.get('content-language') };
}

/** Bytes to the port as they are; all that comes back until the connection ends. */
function bare(bytes: string): Promise<string> {
  const { hostname, port } = new URL(house.api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname === '[::1]' ? '::1' : hostname, () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('close', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

describe('every error is a problem in the caller’s language', () => {
  it.each<[string, number, string, Sent]>([
    ['request.malformed-address', 400, '/api/v1/passes/%C0%AE', {}],
    ['request.malformed-address', 400, '/api/v1/passes/%zz', {}],
    ['request.malformed-address', 400, '/api/v1/calendar/days?from=%FF&to=2026-01-01', {}],
    ['request.not-found', 404, '/api/v1/nothing', {}],
    ['request.not-found', 404, '/nothing', {}],
    ['request.method-not-allowed', 405, '/api/v1/calendar/days', { method: 'DELETE' }],
    ['request.method-not-allowed', 405, '/api/v1/applications/1/form', { method: 'PUT' }],
    ['request.method-not-allowed', 405, '/api/v1/tasks', { method: 'POST' }],
    ['request.address-too-long', 414, `/api/v1/passes/${'a'.repeat(5_000)}`, {}],
    ['request.header-too-large', 431, '/api/v1/calendar/years', { headers: { 'x-long': 'a'.repeat(20_000) } }],
  ])('%s (%i) %s', async (code, status, path, sent) => {
    const en = problemIn(await send(path, sent));
    expect(en).toMatchObject({ code, status, language: 'en' });
    const zh = problemIn(await send(path, { ...sent, headers: { ...sent.headers, 'accept-language': 'zh-CN' } }));
    expect(zh).toMatchObject({ code, status, language: 'zh', detail: expect.stringMatching(/[一-鿿]/) as string });
  });

  it('names the methods that an address takes', async () => {
    const allowed = async (path: string) => (await send(path, { method: 'PATCH' })).headers.get('allow');
    expect(await allowed('/api/v1/calendar/years')).toBe('GET, HEAD, POST');
    expect(await allowed('/api/v1/applications/1/submission')).toBe('POST');
    expect(await allowed('/api/v1/calendar/days?from=x')).toBe('GET, HEAD');
  });

  it.each([
    ['/api/v1/applications', 'application/x-www-form-urlencoded', 'application/json'],
    ['/api/v1/applications', 'text/plain', 'application/json'],
    [
      '/api/v1/filings/import?filing=itemList&agency=agency/city-fire',
      'text/html',
      'text/csv, application/csv, application/vnd.ms-excel, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('says what %s takes instead of %s (415)', async (path, type, taken) => {
    const answer = await send(path, { method: 'POST', account: clerk, headers: { 'content-type': type }, body: 'a=b' });
    const { status, code, remedy } = problemIn(answer);
    expect([status, code, answer.headers.get('accept')]).toEqual([415, 'request.unsupported-media-type', taken]);
    expect(remedy).toBe(`Send ${taken}.`);
  });

  it('is one where there is no request of HTTP at all', async () => {
    const answer = await bare('HELO\r\nAccept-Language: en\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('Content-Type: application/problem+json; charset=utf-8');
    expect(answer).toContain('"code":"request.malformed-http"');
  });
});

describe('the language of every answer', () => {
  it.each([
    ['en', 'en'],
    ['zh;q=0', 'en'],
    ['zh-CN, en;q=0.5', 'zh'],
  ])('%s → %s, said to caches too', async (accepted, language) => {
    const { status, headers } = await send('/api/v1/calendar/filing-deadline?inspectionDate=2026-03-10', {
      headers: { 'accept-language': accepted },
    });
    expect([status, headers.get('vary'), headers.get('content-language')]).toEqual([200, 'Accept-Language', language]);
  });
});

describe('an act without content', () => {
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ['neither a body nor a type', '2026-03-10', {}, undefined],
    ['a type and no body', '2026-03-11', { 'content-type': 'application/json' }, undefined],
    ['an empty object', '2026-03-12', { 'content-type': 'application/json' }, '{}'],
  ])('takes %s', async (_what, date, headers, body) => {
    const draft = await drafted({ days: [{ date, from: '09:00', until: '17:00' }] });
    const signed = await house.ask(head, 'POST', `applications/${idOf(draft)}/signature`, { seen: draft });
    const { status, text } = await send(`/api/v1/applications/${idOf(draft)}/submission`, {
      method: 'POST',
      account: clerk,
      headers: { 'if-match': signed.headers.get('etag') ?? '', ...headers },
      ...(body !== undefined && { body }),
    });
    expect([status, JSON.parse(text)]).toMatchObject([200, { state: 'underReview' }]);
  });
  it('is no way around what an act must say', async () => {
    const draft = await drafted();
    const answer = await send(`/api/v1/applications/${idOf(draft)}/withdrawal`, {
      method: 'POST',
      account: clerk,
      headers: { 'if-match': draft.headers.get('etag') ?? '' },
    });
    expect(problemIn(answer)).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('If-Match (RFC 9110 §13.1.1)', () => {
  it.each<[string, number, string | undefined]>([
    ['"1"', 200, undefined],
    ['"7", "1"', 200, undefined],
    ['W/"1", "1"', 200, undefined],
    ['W/"1"', 412, 'request.version-unmatched'],
    ['"another"', 412, 'request.version-unmatched'],
    ['"2", "3"', 412, 'request.version-stale'],
    ['*', 428, 'request.version-missing'],
    ['1', 400, 'request.version-malformed'],
    ['"1', 400, 'request.version-malformed'],
  ])('%s → %i', async (seen, status, code) => {
    const draft = await drafted();
    const answer = await house.ask(head, 'POST', `applications/${idOf(draft)}/signature`, { seen });
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });
});

describe('what a list is asked for', () => {
  const calendar = 'calendar/days';
  it.each([
    ['request.unknown-parameter', 'applications?sate=draft'],
    ['request.unknown-parameter', `${calendar}?from=2026-01-01&to=2026-01-02&until=2026-01-03`],
    ['request.unknown-parameter', 'tasks?page=2'],
    ['request.broken-cursor', 'applications?cursor=abc'],
    ['request.broken-cursor', `applications?cursor=${Buffer.from('["2026-03-02","x\u0000"]').toString('base64url')}`],
    ['request.broken-cursor', 'filings?cursor=%20'],
    ['request.broken-cursor', 'public/item-lists?cursor=zzz'],
    ['request.broken-cursor', 'public/digests?cursor=zzz'],
    ['request.dates-reversed', `${calendar}?from=2026-01-03&to=2026-01-02`],
    ['request.unwritable-text', 'applications?state=%00'],
    ['request.unwritable-text', 'filings?agency=%00'],
    ['request.unwritable-text', 'filings?agency=%E2%80%AEa'],
  ])('%s (400) %s', async (code, path) => {
    const { status, body } = await house.ask(clerk, 'GET', path);
    expect([status, body['code']]).toEqual([400, code]);
  });
  it('may be a cursor that the service gave out', async () => {
    await drafted();
    await drafted();
    const { body } = await house.ask(clerk, 'GET', 'applications?limit=1');
    expect((await house.ask(clerk, 'GET', `applications?limit=1&cursor=${String(body['next'])}`)).status).toBe(200);
  });
});

describe('the same request again, written otherwise', () => {
  it('is the same: order of fields, spaces, composition of characters, escapes of the address', async () => {
    const body = goodBody({ reason: 'caf\u00e9' });
    const first = await house.ask(clerk, 'POST', 'applications', { body, key: 'canonical' });
    const turned = Object.fromEntries(Object.entries({ ...body, reason: ' cafe\u0301 ' }).reverse());
    const again = await house.ask(clerk, 'POST', 'applications', {
      raw: JSON.stringify(turned, null, 2),
      key: 'canonical',
    });
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  });
});

describe('a text', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    send('/api/v1/applications', { method: 'POST', account: clerk, headers: { 'content-type': type }, body });
  const withReason = (reason: string) => JSON.stringify(goodBody({ reason }));

  it.each<[string, number, () => Promise<Awaited<ReturnType<typeof send>>>]>([
    ['request.not-utf-8', 400, () => post(new Uint8Array([...Buffer.from('{"reason":"'), 0xff, 0xfe, 0x22, 0x7d]))],
    ['request.not-utf-8', 400, () => post(new Uint8Array([...Buffer.from('{"reason":"'), 0xb0, 0xb2, 0x22, 0x7d]))],
    ['request.unsupported-charset', 415, () => post('{}', 'application/json; charset=gbk')],
    ['request.unwritable-text', 400, () => post(withReason('安\ufffd'))],
    ['request.unwritable-text', 400, () => post(withReason('a\u0007'))],
    ['request.unwritable-text', 400, () => post(withReason('a\u202eb'))],
    ['request.unwritable-text', 400, () => post(JSON.stringify({ 'a\u0000': 1 }))],
    ['request.malformed-json', 400, () => post('['.repeat(200_000) + ']'.repeat(200_000))],
    ['request.malformed-json', 400, () => post('{"__proto__":{}}')],
  ])('%s (%i)', async (code, status, asked) => {
    expect(problemIn(await asked())).toMatchObject({ code, status });
  });
  it('in an address is judged as in a body', async () => {
    const answer = await house.ask('administrator', 'POST', 'registers/person/a%00b', { body: { entry: {} } });
    expect([answer.status, answer.body['code']]).toEqual([400, 'request.unwritable-text']);
  });
  it('is named where it stands', async () => {
    const answer = await house.ask(clerk, 'POST', 'applications', { body: goodBody({ officers: ['ok', 'a\u0000'] }) });
    expect(answer.body['findings']).toMatchObject([{ code: 'request.unwritable-text', field: '/officers/1' }]);
  });
  it('is kept composed and trimmed, and answered as it is kept', async () => {
    const { status, body } = await drafted({ reason: '\ufeff cafe\u0301 安静\u3000' });
    expect([status, (body['form'] as { reason: string }).reason]).toEqual([201, '\ufeff caf\u00e9 安静'.trim()]);
  });
  it('that is a name is refused where it is not composed, with how it is written', async () => {
    const item = (name: string) => ({
      form: {
        filing: 'itemList',
        agency: 'agency/city-emergency',
        items: [{ key: 'cafe', name: { zh: '检查', en: name }, legalBasis: 'cafe\u0301' }],
      },
    });
    const site = (name: string) => ({
      entry: {
        enterprise: 'enterprise/ganzhou-economic-electronics',
        name,
        address: 'cafe\u0301',
        jurisdiction: 'jurisdiction/economic-zone',
      },
    });
    const composed = { code: 'text.not-composed', parameters: { composed: 'caf\u00e9' } };
    const asked = await house.ask(clerk, 'POST', 'filings', { body: item('cafe\u0301') });
    expect([asked.status, asked.body['findings']]).toMatchObject([
      400,
      [{ ...composed, field: '/form/items/0/name/en' }],
    ]);
    const put = await house.ask('administrator', 'POST', 'registers/site/cafe', { body: site('cafe\u0301') });
    expect([put.status, put.body['findings']]).toMatchObject([422, [{ ...composed, field: '/name' }]]);
    // Other texts beside it are composed for whoever wrote them.
    const filed = await house.ask(clerk, 'POST', 'filings', { body: item('caf\u00e9') });
    expect([filed.status, filed.body]).toMatchObject([201, { content: { items: [{ legalBasis: 'caf\u00e9' }] } }]);
    expect((await house.ask('administrator', 'POST', 'registers/site/cafe', { body: site('caf\u00e9') })).status).toBe(
      201,
    );
    const { body } = await house.ask(clerk, 'GET', 'registers/site');
    expect(body['items']).toContainEqual(expect.objectContaining({ id: 'site/cafe', address: 'caf\u00e9' }));
  });
  it.each(['\u200b', '\u3164\u2800', '\u3000 '])('that nobody sees is none: %j', async (reason) => {
    const { body } = await house.ask(clerk, 'POST', 'preflight', { body: goodBody({ reason }) });
    expect((body['findings'] as { code: string }[]).map(({ code }) => code)).toContain('application.form-incomplete');
  });
});
