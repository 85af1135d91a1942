import { entryKinds } from '@anjing/registers';
import { freePort, goodBody, service, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
});
afterAll(() => house.close());

type Item = Record<string, unknown> & { readonly name: { readonly zh: string; readonly en: string } };
async function items(path: string, account?: string): Promise<Item[]> {
  const { status, body } = await house.ask(account, 'GET', `codes/${path}`);
  expect([path, status]).toEqual([path, 200]);
  return body['items'] as Item[];
}

describe('lists from which people choose', () => {
  it.each([
    ['refusal-grounds', ['city-reviewer', 'city-leader', 'city-emergency-clerk', 'business-environment']],
    ['circumstances', ['city-emergency-inspector-1', 'city-emergency-head', 'city-reviewer']],
    ['registers', ['administrator', 'city-emergency-clerk']],
    ['complaint-subjects', [undefined, 'ganzhou-economic-electronics-contact']],
    ['agencies', [undefined, 'ganzhou-economic-electronics-contact']],
  ] as const)('%s: read by whoever needs them, with words in both languages', async (path, accounts) => {
    for (const account of accounts) {
      const found = await items(path, account);
      expect(found.length).toBeGreaterThan(3);
      for (const { name } of found) {
        expect(name.zh).toMatch(/\p{Script=Han}/u);
        expect(name.en).toMatch(/[a-z]{3}/i);
      }
    }
  });

  it.each(['refusal-grounds', 'circumstances', 'registers'])(
    '%s: not read by those without an account',
    async (path) => {
      expect(await house.ask(undefined, 'GET', `codes/${path}`)).toMatchObject({
        status: 401,
        body: { code: 'access.token-missing' },
      });
    },
  );

  it('are those of the area that is asked for', async () => {
    const city = await items('refusal-grounds', 'city-leader');
    expect(await items('refusal-grounds?jurisdiction=jurisdiction/longnan', 'city-leader')).toEqual(city);
    for (const area of ['jurisdiction/nowhere', 'agency/city-emergency', '']) {
      const { status } = await house.ask('city-leader', 'GET', `codes/refusal-grounds?jurisdiction=${area}`);
      expect([area, status]).toEqual([area, 404]);
    }
  });

  it('have what a refusal takes: each ground is accepted, another is not', async () => {
    const drafted = await house.ask('city-emergency-clerk', 'POST', 'applications', { body: goodBody() });
    const path = `applications/${String(drafted.body['id'])}`;
    const signed = await house.ask('city-emergency-head', 'POST', `${path}/signature`, { seen: drafted });
    const submitted = await house.ask('city-emergency-clerk', 'POST', `${path}/submission`, { seen: signed });
    const refuse = (ground: string) =>
      house.ask('city-reviewer', 'POST', `${path}/review`, {
        seen: submitted,
        body: { outcome: 'refuse', opinion: '事项无法定依据，不予通过。', ground },
      });
    expect((await refuse('no-such-ground')).status).toBe(422);
    const [first] = await items('refusal-grounds', 'city-reviewer');
    expect(await refuse(String(first?.['code']))).toMatchObject({ status: 200, body: { state: 'refused' } });
  });

  it('say of each special circumstance what its proof has to say', async () => {
    const found = await items('circumstances', 'city-emergency-head');
    expect(found.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    // By the notice, 一(二): of the second who ordered it, at which level, under which number.
    expect(found[1]).toMatchObject({
      emergency: false,
      article: 'notice 一(二)',
      proof: [
        {
          field: 'issuerLevel',
          choices: [
            { value: 'national', admitted: true },
            { value: 'provincial', admitted: true },
            { value: 'city', admitted: false },
            { value: 'county', admitted: false },
          ],
        },
        { field: 'issuer', name: { zh: '部署机关', en: 'issuing body' } },
        { field: 'documentNumber' },
      ],
    });
    // Nobody is kept out of an accident, nor of a hazard that is being put right.
    expect(found.filter(({ emergency }) => emergency).map(({ number }) => number)).toEqual([1, 3]);
    // Another reason is approved by the head alone.
    expect(found.filter(({ ownApproval }) => ownApproval).map(({ number }) => number)).toEqual([7]);
  });

  it('have whom a complaint can be about: agencies and judicial bureaus, and nobody else', async () => {
    const found = await items('agencies');
    expect(found).toContainEqual({
      id: 'agency/longnan-market',
      kind: 'agency',
      name: { zh: '龙南市市场监督管理局', en: 'Market Regulation Bureau of Longnan City' },
      level: 'county',
      jurisdiction: { id: 'jurisdiction/longnan', name: { zh: '龙南市', en: 'Longnan City' } },
    });
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['agency', 'bureau']));
    const [subject] = await items('complaint-subjects');
    const complained = await house.ask(undefined, 'POST', 'complaints', {
      body: {
        respondent: 'bureau/longnan',
        subject: subject?.['key'],
        text: '三月二日上午两名执法人员未出示审批表即入园检查。',
      },
    });
    expect(complained.status).toBe(201);
  });
});

describe('the forms of the registers', () => {
  it('are there for every register that people fill in', async () => {
    const forms = await items('registers', 'administrator');
    expect(forms.map(({ kind }) => kind).sort()).toEqual(
      entryKinds.filter((kind) => kind !== 'calendar' && kind !== 'pack').sort(),
    );
    expect(forms.find(({ kind }) => kind === 'post')).toEqual({
      kind: 'post',
      name: { zh: '职务', en: 'post' },
      fields: [
        {
          field: 'person',
          name: { zh: '人员', en: 'person' },
          type: 'reference',
          required: true,
          refersTo: ['person'],
        },
        {
          field: 'organisation',
          name: { zh: '单位', en: 'organisation' },
          type: 'reference',
          required: true,
          refersTo: ['agency', 'bureau', 'authority', 'office', 'enterprise'],
        },
        {
          field: 'role',
          name: { zh: '职务类别', en: 'role' },
          type: 'choice',
          required: true,
          choices: expect.arrayContaining([{ value: 'head', name: { zh: '主要负责人', en: 'head' } }]) as unknown,
        },
        { field: 'title', name: { zh: '职务名称', en: 'title' }, type: 'words', required: true },
      ],
    });
  });

  it('lead to entries that are accepted', async () => {
    const forms = (await items('registers', 'administrator')) as unknown as {
      kind: string;
      fields: { field: string; type: string; required: boolean; choices?: { value: string }[] }[];
    }[];
    const values: Record<string, unknown> = { text: '某某', words: { zh: '某某', en: 'some' }, 'yes-no': true };
    const fill = (kind: string, references: Record<string, string>) =>
      Object.fromEntries(
        (forms.find((form) => form.kind === kind)?.fields ?? []).flatMap(({ field, type, required, choices }) =>
          required ? [[field, references[field] ?? choices?.[0]?.value ?? values[type]]] : [],
        ),
      );
    for (const [kind, references] of [
      ['zone', { jurisdiction: 'jurisdiction/longnan' }],
      ['gate', { site: 'site/longnan-economic-materials' }],
      ['item', { agency: 'agency/longnan-market' }],
      ['agency', { jurisdiction: 'jurisdiction/longnan' }],
    ] as const) {
      const put = await house.ask('administrator', 'POST', `registers/${kind}/from-its-form`, {
        body: { entry: fill(kind, references) },
      });
      expect([kind, put.status]).toEqual([kind, 201]);
    }
  });
});
