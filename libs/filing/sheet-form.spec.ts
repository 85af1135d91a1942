import { formOfSheet, onSheet, type FilingCode, type SheetHead } from '.';

const agency = 'agency/a';
const itemList: SheetHead = { filing: 'itemList', agency };
const plan: SheetHead = { filing: 'annualPlan', agency, year: 2027 };
const special: SheetHead = { filing: 'specialList', agency };

const formOf = (head: SheetHead, ...rows: readonly (readonly string[])[]) => {
  const made = formOfSheet(head, rows);
  return 'form' in made ? made.form : made.refusals.map(({ code, field }) => `${code} ${field ?? ''}`);
};

describe('a sheet', () => {
  it('of items, in Chinese, becomes an item list', () => {
    expect(
      formOf(
        itemList,
        ['事项简称', '事项名称', '法律依据', '可非现场', '生效日期', '已撤销'],
        ['work-safety', '安全生产检查', '《安全生产法》第六十五条', '否', '2026年3月1日', ''],
        ['', '', '', '', '', ''],
        ['dust', '粉尘检查', '《安全生产法》第三十六条', '是', '2026/4/15', '√'],
      ),
    ).toEqual({
      filing: 'itemList',
      agency,
      items: [
        {
          key: 'work-safety',
          name: { zh: '安全生产检查', en: '安全生产检查' },
          legalBasis: '《安全生产法》第六十五条',
          offSitePossible: false,
          effectiveFrom: '2026-03-01',
        },
        {
          key: 'dust',
          name: { zh: '粉尘检查', en: '粉尘检查' },
          legalBasis: '《安全生产法》第三十六条',
          offSitePossible: true,
          effectiveFrom: '2026-04-15',
          withdrawn: true,
        },
      ],
    });
  });
  it('of a plan, in English, becomes a plan: items by id or by short name, months one by one or from to', () => {
    expect(
      formOf(
        plan,
        ['Item', 'frequency', 'scope', 'months', 'offSite'],
        ['item/a-1', '2', 'all dischargers', '3, 9', ''],
        ['2', '1', 'key ones', '4-6', 'yes'],
      ),
    ).toEqual({
      filing: 'annualPlan',
      agency,
      year: 2027,
      entries: [
        { item: 'item/a-1', frequency: 2, scope: 'all dischargers', months: [3, 9] },
        { item: 'item/a-2', frequency: 1, scope: 'key ones', months: [4, 5, 6], offSite: true },
      ],
    });
  });
  it.each([
    ['11-2', [11, 12, 1, 2]],
    ['5-3', [5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]],
    ['3月至5月、9月', [3, 4, 5, 9]],
    ['4-4', [4]],
  ])('of a plan takes the months %s whole', (months, taken) => {
    expect(formOf(plan, ['item', 'frequency', 'scope', 'months'], ['1', '1', '全部', months])).toMatchObject({
      entries: [{ months: taken }],
    });
  });
  it('of items takes a dash for nothing', () => {
    expect(
      formOf(
        itemList,
        ['key', 'nameZh', 'legalBasis', 'nameEn', 'offSitePossible', 'effectiveFrom', 'withdrawn'],
        ['1', '检查', '依据', '-', '—', '——', '－'],
      ),
    ).toEqual({
      filing: 'itemList',
      agency,
      items: [{ key: '1', name: { zh: '检查', en: '检查' }, legalBasis: '依据' }],
    });
  });
  it('of special circumstances takes their numbers as the notice writes them', () => {
    expect(formOf(special, ['事项编号', '特殊情形'], ['1', '③'], ['1', '4'])).toEqual({
      filing: 'specialList',
      agency,
      entries: [
        { item: 'item/a-1', circumstance: 3 },
        { item: 'item/a-1', circumstance: 4 },
      ],
    });
  });
});

describe('the texts of a sheet', () => {
  const header = ['key', 'nameZh', 'nameEn', 'legalBasis'];
  it('are kept composed, and empty where nobody sees anything', () => {
    expect(
      formOf(itemList, header, ['1', '检查', '\u200b', ' cafe\u0301\u3000'], ['\u2800', '', '\u200b', '']),
    ).toEqual({
      filing: 'itemList',
      agency,
      items: [{ key: '1', name: { zh: '检查', en: '检查' }, legalBasis: 'caf\u00e9' }],
    });
  });
  it('are refused where a name is not composed, with how it is written', () => {
    const made = formOfSheet(itemList, [header, ['1', '检查', 'a', '依据'], ['2', '检查', 'cafe\u0301', '依据']]);
    expect(made).toMatchObject({
      refusals: [
        {
          code: 'text.not-composed',
          field: '/rows/3/nameEn',
          parameters: { composed: 'caf\u00e9', row: 3, column: 'nameEn' },
        },
      ],
    });
  });
  it('are refused where one holds what cannot be kept', () => {
    const made = formOfSheet(itemList, [header, ['1', '检查', 'a', 'a\u202eb']]);
    expect(made).toMatchObject({ refusals: [{ code: 'text.unwritable', field: '/rows/2/legalBasis' }] });
  });
});

describe('a sheet that is wrong', () => {
  const wrong: readonly [FilingCode, readonly string[], SheetHead, ...(readonly string[])[]][] = [
    ['filing.column-missing', ['/rows/1', '/rows/1'], special, ['备注'], ['x']],
    ['filing.column-unknown', ['/rows/1/3'], special, ['item', 'circumstance', '备注'], ['1', '3', 'x']],
    ['filing.entry-twice', ['/rows/1/3'], special, ['item', 'circumstance', '情形'], ['1', '3', '3']],
    ['filing.cell-invalid', ['/rows/3/circumstance'], special, ['item', 'circumstance'], ['1', '3'], ['1', '三']],
    [
      'filing.cell-invalid',
      ['/rows/2/frequency', '/rows/2/months', '/rows/2/offSite'],
      plan,
      ['item', 'frequency', 'scope', 'months', 'offSite'],
      ['1', 'often', 'all', 'spring', 'maybe'],
    ],
    [
      'filing.cell-invalid',
      ['/rows/2/effectiveFrom'],
      itemList,
      ['key', 'nameZh', 'legalBasis', 'effectiveFrom'],
      ['1', '检查', '依据', '46082'],
    ],
  ];
  const alsoWrong: typeof wrong = [
    [
      'filing.column-unnamed',
      ['/rows/1/3', '/rows/1/5'],
      special,
      ['item', 'circumstance', '', ''],
      ['1', '3', 'x', '', 'y'],
    ],
    [
      'filing.cell-invalid',
      ['/rows/2/frequency'],
      plan,
      ['item', 'frequency', 'scope', 'months'],
      ['1', '-1', '全部', '3'],
    ],
    [
      'filing.cell-invalid',
      ['/rows/2/months'],
      plan,
      ['item', 'frequency', 'scope', 'months'],
      ['1', '1', '全部', '11-13'],
    ],
    [
      'filing.cell-invalid',
      ['/rows/2/months'],
      plan,
      ['item', 'frequency', 'scope', 'months'],
      ['1', '1', '全部', '0-3'],
    ],
  ];
  it('repeats no more than a bounded part of what it was given', () => {
    const long = '长'.repeat(30_000);
    const made = formOfSheet(special, [
      ['item', 'circumstance', long],
      ['1', long],
    ]);
    const cell = formOfSheet(special, [
      ['item', 'circumstance'],
      ['1', long],
    ]);
    for (const answer of [made, cell]) {
      if (!('refusals' in answer)) throw new Error('it was read');
      expect(JSON.stringify(answer.refusals).length).toBeLessThan(1_000);
    }
  });
  it.each([...wrong, ...alsoWrong])('is told where: %s %s', (code, fields, head, ...rows) => {
    const made = formOfSheet(head, rows);
    const refusals = 'refusals' in made ? made.refusals.filter((refusal) => refusal.code === code) : [];
    expect(refusals.map(({ field }) => field)).toEqual(fields);
  });
  it('is told of its rows also by what the form is judged on', () => {
    const made = formOfSheet(itemList, [['key', 'nameZh', 'legalBasis'], [], ['1', '检查', '']]);
    if (!('form' in made)) throw new Error('the sheet was refused');
    expect(onSheet({ code: 'filing.legal-basis-missing', field: '/items/0/legalBasis' }, made)).toEqual({
      code: 'filing.legal-basis-missing',
      field: '/rows/3/legalBasis',
      parameters: { row: 3, column: 'legalBasis' },
    });
    expect(onSheet({ code: 'filing.text-missing', field: '/items/0/name/zh' }, made)).toMatchObject({
      field: '/rows/3/nameZh',
    });
    expect(onSheet({ code: 'filing.empty-list', field: '/items' }, made)).toEqual({
      code: 'filing.empty-list',
      field: '/items',
    });
  });
});
