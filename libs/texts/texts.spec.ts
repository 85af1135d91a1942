import { languages, say } from '@anjing/platform';
import { z } from 'zod';
import { issueText, sayWith, type Issue } from '.';

describe('a text said in a language', () => {
  const translations = new Map([
    [
      'zh',
      new Map([
        ['a', '共{n}项：{all}'],
        ['b', '甲'],
        ['texts.comma', '、'],
      ]),
    ],
    [
      'en',
      new Map([
        ['a', '{n} of them: {all}'],
        ['texts.comma', ', '],
      ]),
    ],
  ]);
  const message = { key: 'a', parameters: { n: 2, all: [{ zh: '煤', en: 'coal' }, { key: 'b' }] } };

  it('has its values in it, texts among them in the same language', () => {
    expect(sayWith(translations, message, 'zh')).toBe('共2项：煤、甲');
  });
  it('is said in Chinese where the language lacks it', () => {
    expect(sayWith(translations, message, 'en')).toBe('2 of them: coal, 甲');
    expect(sayWith(translations, message, 'bo')).toBe('共2项：煤、甲');
    expect(sayWith(translations, { zh: '煤' }, 'en')).toBe('煤');
  });
  it('is read where an older version kept the words themselves', () => {
    expect(sayWith(translations, { zh: '待审核', en: 'awaits review' }, 'en')).toBe('awaits review');
  });
  it('has a dash for a list without anything, and keeps a place for which there is no value', () => {
    expect(sayWith(translations, { key: 'a', parameters: { all: [] } }, 'en')).toBe('{n} of them: —');
  });
  it('fails loudly where no language has its key', () => {
    expect(() => sayWith(translations, { key: 'c' }, 'zh')).toThrow('no text for c');
  });
});

describe('what a schema finds wrong', () => {
  const found = (schema: z.ZodType, value: unknown) => {
    const { error } = schema.safeParse(value);
    return error ? error.issues.map((issue) => issueText(issue as Issue)) : [];
  };
  it.each<[z.ZodType, unknown, string, string]>([
    [z.string(), 1, '应填写文本', 'a text is expected'],
    [z.string(), undefined, '应填写文本', 'a text is expected'],
    [z.int(), 1.5, '应填写整数', 'a whole number is expected'],
    [z.array(z.string()), {}, '应填写列表', 'a list is expected'],
    [z.strictObject({}), 1, '应填写对象', 'an object is expected'],
    [z.boolean(), 'yes', '应填写true 或 false', 'true or false is expected'],
    [z.enum(['pass', 'return']), 'x', '应为下列之一：pass、return', 'must be one of: pass, return'],
    [z.string().min(2), 'x', '至少2个字符', 'at least 2 characters'],
    [z.string().max(2), 'xyz', '最多2个字符', 'at most 2 characters'],
    [z.array(z.int()).min(1), [], '至少1项', 'at least 1 entries'],
    [z.array(z.int()).max(1), [1, 2], '最多1项', 'at most 1 entries'],
    [z.int().min(1), 0, '不得小于1', 'not less than 1'],
    [z.number().max(5), 6, '不得大于5', 'not more than 5'],
    [z.number().positive(), 0, '须大于0', 'more than 0'],
    [z.number().lt(3), 3, '须小于3', 'less than 3'],
    [z.number().multipleOf(5), 6, '须为5的倍数', 'must be a multiple of 5'],
    [
      z.iso.datetime({ offset: true }),
      'x',
      '格式不正确（时刻：2026-03-05T17:30:00+08:00）',
      'not written as it must be (a moment: 2026-03-05T17:30:00+08:00)',
    ],
    [z.string().regex(/^a$/), 'x', '不符合格式 /^a$/', 'does not match /^a$/'],
    [z.strictObject({}), { a: 1, b: 2 }, '没有这样的字段：a、b', 'there is no such field: a, b'],
    [z.union([z.literal(1), z.literal(2)]), 3, '不符合任何一种允许的形式', 'fits none of the forms that there are'],
    [z.string().refine(() => false), 'x', '不符合要求', 'not as it must be'],
    [z.string().refine(() => false, 'rules.issue.date'), 'x', '不是日期：YYYY-MM-DD', 'not a day: YYYY-MM-DD'],
    [
      z.string().refine(() => false, { message: 'rules.issue.subject-missing', params: { subject: 'x' } }),
      'x',
      '拒绝入企会形成投诉：应列事由 x',
      'a refusal of entry becomes a case: name the subject x',
    ],
  ])('%# is said in each language', (schema, value, zh, en) => {
    const [first] = found(schema, value);
    if (!first) throw new Error('nothing was found');
    expect([say(first, 'zh'), say(first, 'en')]).toEqual([zh, en]);
  });
});

it('the product brings Chinese and English', () => {
  expect(languages().slice(0, 2)).toEqual(['zh', 'en']);
});
