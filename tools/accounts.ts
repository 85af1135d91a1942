import { demonstrationCity } from '@anjing/registers';
import { demonstrationIssuer } from './launcher';

/** `npm run -s accounts`: the demonstration accounts with post and organisation. */
const { accounts, entries } = demonstrationCity(demonstrationIssuer);
const names = new Map(
  entries.flatMap(({ id, entry }) => {
    if (!('name' in entry)) return [];
    if (typeof entry.name === 'string') return [[id, entry.name] as const];
    return 'zh' in entry.name ? [[id, entry.name.zh] as const] : [];
  }),
);
for (const { account, title, organisation } of accounts) {
  console.log(`${account.padEnd(40)}${title.zh}\t${names.get(organisation) ?? organisation}`);
}
