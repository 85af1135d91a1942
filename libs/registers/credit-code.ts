import { isCivilDate } from '@anjing/calendar';

/** Characters of a unified social credit code: digits and letters without I, O, S, V and Z (GB 32100). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The check character of the first 17 characters, or undefined where one of them is not of the alphabet. */
export function creditCheckCharacter(first17: string): string | undefined {
  const values = Array.from(first17, (character) => alphabet.indexOf(character));
  if (values.length !== 17 || values.includes(-1)) return undefined;
  let weight = 1;
  let sum = 0;
  for (const value of values) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

/**
 * Registering body (first character) and category of what it registers (second), GB 32100 with its amendment: 机构编制, 外交,
 * 司法行政, 文化, 民政, 旅游, 宗教, 工会, 市场监管 (工商), 中央军委, 农业农村, and others (Y), which have one category.
 */
const categories: Readonly<Record<string, string>> = {
  '1': '1239',
  '2': '19',
  '3': '123459',
  '4': '19',
  '5': '1239',
  '6': '129',
  '7': '129',
  '8': '19',
  '9': '1239',
  A: '19',
  N: '1239',
  Y: '1',
};

/** True for 18 characters of the code's alphabet, whatever they say. */
export function hasCodeForm(code: string): boolean {
  return code.length === 18 && Array.from(code).every((character) => alphabet.includes(character));
}

/**
 * True for 18 characters that begin with a registering body and one of its categories, and end with the check character of
 * the others. A citizen's number whose check character fits by chance is none, whatever province it begins with: a code is
 * shown to everybody.
 */
export function isCreditCode(code: string): boolean {
  const [body = '', category = ''] = code;
  return (
    code.length === 18 &&
    category !== '' &&
    (categories[body] ?? '').includes(category) &&
    creditCheckCharacter(code.slice(0, 17)) === code[17] &&
    !isCitizenNumber(code)
  );
}

/** A number of a resident identity card (GB 11643): a day of birth, and a check character by ISO 7064 MOD 11-2. */
function isCitizenNumber(code: string): boolean {
  const [, year, month, day] = /^\d{6}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dX]$/.exec(code) ?? [];
  if (!isCivilDate(`${year ?? ''}-${month ?? ''}-${day ?? ''}`)) return false;
  const sum = Array.from(code.slice(0, 17)).reduce((left, digit) => (left + Number(digit)) * 2, 0);
  return '10X98765432'[sum % 11] === code[17];
}
