import { addDays, dateOf, isCivilDate } from '@anjing/calendar';
import type { EntryId, RegisterView } from '@anjing/registers';
import type { Sought } from '@anjing/read-models';
import { pinyin } from 'pinyin-pro';

/** How many words are looked at: nobody types more. */
const mostWords = 5;

/** What the words of a search may mean, by the registers: names, codes, pinyin or its initials, items, days. */
export function soughtBy(text: string, view: RegisterView): Sought[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return words.slice(0, mostWords).map((word) => {
    const enterprises = view
      .all('enterprise')
      .filter(({ name, creditCode }) => isFound(word, name, creditCode.toLowerCase()))
      .map(({ id }) => id);
    const ofThose = new Set<EntryId>(enterprises);
    const sites = view
      .all('site')
      .filter(({ enterprise, name, address }) => ofThose.has(enterprise) || isFound(word, name, address))
      .map(({ id }) => id);
    const items = view
      .all('item')
      .filter(({ name }) => isFound(word, name.zh, (name.en ?? '').toLowerCase()))
      .map(({ id }) => id);
    const day = dayMeant(word, view);
    return { word, enterprises, sites, items, ...(day !== undefined && { day }) };
  });
}

function isFound(word: string, name: string, other: string): boolean {
  return name.toLowerCase().includes(word) || other.includes(word) || (/^[a-z]+$/.test(word) && spelt(name, word));
}

/** Names in pinyin: whole, and by the initials of their characters. They never change, so each is spelt once. */
const spellings = new Map<string, { readonly whole: string; readonly initials: string }>();

function spelt(name: string, word: string): boolean {
  const known = spellings.get(name) ?? spellingOf(name);
  spellings.set(name, known);
  return known.initials.includes(word) || known.whole.includes(word);
}

function spellingOf(name: string) {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  return {
    whole: syllables.join('').toLowerCase(),
    initials: syllables
      .map((syllable) => syllable.slice(0, 1))
      .join('')
      .toLowerCase(),
  };
}

/** A day as people write it: 2026-03-10, 3月10日, 3-10. Without a year it is the one nearest to today. */
function dayMeant(word: string, view: RegisterView): string | undefined {
  if (isCivilDate(word)) return word;
  const [, month = '', day = ''] = /^(\d{1,2})(?:月|-|\/)(\d{1,2})日?$/.exec(word) ?? [];
  if (month === '') return undefined;
  const today = dateOf(view.at);
  const ending = `-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const halfYear = 182;
  const years = [addDays(today, -halfYear), addDays(today, halfYear)].map((one) => one.slice(0, 4));
  return years
    .map((year) => `${year}${ending}`)
    .find((one) => isCivilDate(one) && addDays(today, -halfYear) <= one && one <= addDays(today, halfYear));
}
