import { languageOf } from './problem';

describe('the language of an answer (RFC 9110 §12.5.4)', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['fr', 'zh'],
    ['en', 'en'],
    ['en-GB;q=0.8, zh;q=0.3', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en, zh', 'en'],
    ['*', 'zh'],
    ['zh;q=0', 'en'],
    ['zh;q=0.0, fr', 'en'],
    ['zh;q=0, *;q=0.5', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=0.5, *;q=0.1', 'en'],
    ['en;q=0, zh;q=0', 'zh'],
    ['*;q=0', 'zh'],
    ['*;q=0, en;q=0.1', 'en'],
    ['zho', 'zh'],
  ])('%s → %s', (accepted, language) => {
    expect(languageOf(accepted)).toBe(language);
  });
});
