import { inEvery } from '@anjing/platform';
import type { Message } from '@anjing/texts';

const isMessage = (value: object): value is Message =>
  'key' in value &&
  typeof value.key === 'string' &&
  Object.keys(value).every((name) => ['key', 'parameters'].includes(name));

/** A value with every text of the product in it said in each language: what a person reads of it. */
export function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken);
  if (typeof value !== 'object' || value === null) return value;
  if (isMessage(value)) return inEvery(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoken(one)]));
}
