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

/** True for 18 characters whose last is the check character of the others. */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCheckCharacter(code.slice(0, 17)) === code[17];
}
