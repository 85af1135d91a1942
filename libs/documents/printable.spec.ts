import { printable } from './printable';

const gap = '\u200B';

describe('a text as the page prints it', () => {
  it.each([
    ['Chinese', '赣州市应急管理局，检查“安全生产”。'],
    ['rare characters', '㼆𬬭龘镕𠝹'],
    ['emoji, also of several parts', '同意。👍 👍🏽 👨‍👩‍👧 ☀️'],
    ['Tibetan', 'བོད་ཡིག'],
    ['Yi', 'ꆈꌠꉙ'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ'],
    ['Uyghur', 'ئۇيغۇرچە'],
    ['Korean', '한국어'],
    ['Lisu', 'ꓡꓲꓢꓴ'],
    ['Dai of Dehong', 'ᥖᥭᥰᥘᥫᥴ'],
    ['Dai of Xishuangbanna', 'ᦟᦲᧅᦷᦎᦺᦑ'],
    ['Miao', '𖼀𖽑𖼂'],
    ['letters with marks', 'Ünïversität Кирилл e\u0301'],
    ['two lines', '一\n二'],
  ])('is itself where the faces have it: %s', (_what, text) => {
    expect(printable(text)).toBe(text);
  });

  // Code points by the Unicode charts.
  it.each([
    ['Cuneiform', '甲𒀀乙', '甲〔U+12000〕乙'],
    ['Armenian, which the machine may have a face for', 'Ա', '〔U+0531〕'],
    ['Chinese of extension C, which no kept face has', '㼆𪜀', '㼆〔U+2A700〕'],
    ['Chinese of extension H', '𱍐', '〔U+31350〕'],
    ['a private character', '\uE000', '〔U+E000〕'],
    ['half a character', 'a\uD800b', 'a〔U+D800〕b'],
    ['what is no character', '\uFFFF', '〔U+FFFF〕'],
    ['a control', 'a\u0007b', 'a〔U+0007〕b'],
    ['a turn of the writing’s direction', 'a\u202Eb', 'a〔U+202E〕b'],
    ['a mark on nothing that has it', '中\u0F71', '中〔U+0F71〕'],
    [
      'more marks than a line has room for',
      'a\u0301\u0301\u0301\u0301',
      ['a', ...Array.from({ length: 4 }, () => '〔U+0301〕')].join(gap),
    ],
  ])('names the code point of %s', (_what, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it('lets a line end inside what is longer than sixteen characters, and nowhere in what is not', () => {
    expect(printable('1234567890123456')).toBe('1234567890123456');
    expect(printable('12345678901234567')).toBe(Array.from('12345678901234567').join(gap));
    expect(printable('安静生产期安静生产期安静生产期安静生产期')).toBe('安静生产期安静生产期安静生产期安静生产期');
    expect(printable('a short word and another')).toBe('a short word and another');
  });
  it('draws dashes one by one, with a place to end the line after each, where there are many', () => {
    expect(printable('甲——乙')).toBe('甲——乙');
    expect(printable('— — — — — — — — —')).toBe(Array.from({ length: 9 }, () => `—\u200C${gap}`).join(' '));
    expect(printable('甲⸺乙⸻')).toBe('甲——乙———');
  });
  it('takes every kind of new line for one', () => {
    expect(printable('一\r\n二\r三\u2028四\u2029五\t六')).toBe('一\n二\n三\n四\n五 六');
  });
});
