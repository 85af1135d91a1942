import { isBlank, privately } from './private';
import { asKept, isComposed, isEmptyToTheEye, isLongerThan, isWritable, keptWithin, lengthOf } from './text';

describe('a text', () => {
  it.each([
    ['a null character', 'a\u0000b'],
    ['a bell', 'a\u0007b'],
    ['an escape', '\u001b[31m'],
    ['a control character of the second set', 'a\u0085b'],
    ['the first half of a pair', 'a\ud83d'],
    ['the second half of a pair', '\ude00a'],
    ['an override of direction', 'abc\u202ecba'],
    ['an isolate', 'abc\u2067cba'],
    ['what stands for a lost character', '安\ufffd'],
    ['no character at all', 'a\uffff'],
  ])('cannot hold %s', (_what, text) => {
    expect(isWritable(text)).toBe(false);
  });
  it.each(['安静生产期', 'two\r\nlines\tand a tab', '😀', '𠮷野家', 'ئۇيغۇرچە', 'བོད་ཡིག', '👨‍👩‍👧', 'a\u200fb'])(
    'may be %j',
    (text) => {
      expect(isWritable(text)).toBe(true);
    },
  );
  it.each([
    '',
    ' ',
    '\u3000',
    '\u200b',
    '\ufeff',
    '\u2060',
    '\u3164',
    '\u115f',
    '\u2800',
    '\u00ad',
    '\u180e',
    '\ufe0f',
  ])('is empty to the eye: %j', (text) => {
    expect(isEmptyToTheEye(text)).toBe(true);
    expect(isBlank(privately(` ${text}\n`))).toBe(true);
    expect(asKept(text)).toBe('');
  });
  it.each(['.', '安', '\u200b安', '-'])('is not empty: %j', (text) => {
    expect(isEmptyToTheEye(text)).toBe(false);
    expect(isBlank(privately(text))).toBe(false);
  });
  it('is kept composed and without space around it, its inside as it was', () => {
    expect(asKept(' cafe\u0301  au\nlait\u3000')).toBe('caf\u00e9  au\nlait');
  });
  it('is kept so wherever it stands in a value', () => {
    expect(keptWithin({ a: ['e\u0301 ', 1, null], b: { c: true } })).toEqual({
      a: ['\u00e9', 1, null],
      b: { c: true },
    });
  });
  it.each([
    ['caf\u00e9', true],
    ['安静', true],
    ['cafe\u0301', false],
    // An ideograph for compatibility: it has another one's place.
    ['\uf900', false],
  ])('%j is composed: %s', (text, composed) => {
    expect(isComposed(text)).toBe(composed);
  });
  it('is as long as its reader counts', () => {
    expect(['', '安静', '👨‍👩‍👧', 'e\u0301', '葛\u{e0100}城', '\r\n'].map(lengthOf)).toEqual([0, 2, 1, 1, 2, 1]);
    expect([0, 1, 2, 3].map((limit) => isLongerThan('葛\u{e0100}城', limit))).toEqual([true, true, false, false]);
    expect(isLongerThan('👨‍👩‍👧', 1)).toBe(false);
  });
});
