import { dateOf, isBefore, isCivilDate, yearOf } from '@anjing/calendar';
import { isLongerThan, type Refusal } from '@anjing/lifecycle';
import { addMonths, beginningOf, isMonth, type FilingRules, type Law } from '@anjing/rules';
import type { FilingForm, ListedItem, PlannedItem, SpecialItem } from './forms';
import type { FilingFacts } from './facts';
import { itemId } from './item-id';
import { fieldWords, type FilingCode } from './texts';

export type Finding = Refusal<FilingCode>;

type FormOf<Kind extends FilingForm['filing']> = Extract<FilingForm, { filing: Kind }>;

/** The longest short name of an item: with its agency's it must still be an id of the registers. */
const longestKey = 60;

/** The law in force at the judging moment; without a pack for the agency's area nothing can be judged. */
export function lawNow({ laws, now }: Pick<FilingFacts, 'laws' | 'now'>): Law | undefined {
  const pack = laws.packAt(now);
  return pack && { pack, calendar: laws.calendar };
}

/** What makes a form unreadable or impossible on its face: refused already when it is written. */
export function judgeFace(form: FilingForm, facts: FilingFacts): Finding[] {
  if (!facts.agencyKnown) return [{ code: 'filing.unknown-agency', parameters: { id: form.agency }, field: '/agency' }];
  if (!isOfAgency(facts, form.agency)) return [{ code: 'filing.not-your-agency', field: '/agency' }];
  const law = lawNow(facts);
  if (!law) return [{ code: 'filing.no-rule-pack', field: '/agency' }];
  const rules = law.pack.filing;
  switch (form.filing) {
    case 'itemList':
      return faceOfItemList(form, facts, rules);
    case 'specialList':
      return faceOfSpecialList(form, rules);
    case 'annualPlan':
      return faceOfPlan(form, facts, rules);
    case 'monthlyReturn':
      return faceOfReturn(form, facts, rules);
  }
}

/** Everything that a filing is judged on when it is filed: nothing is left for later. */
export function judgeFiling(form: FilingForm, facts: FilingFacts): Finding[] {
  const findings = [...judgeFace(form, facts), ...judgeComplete(form, facts)];
  return facts.receivers.bureau === undefined && facts.agencyKnown
    ? [...findings, { code: 'filing.unmapped-agency', field: '/agency' }]
    : findings;
}

/** The opener and reactions write for every agency; people and systems for their own. */
export function isOfAgency({ by }: Pick<FilingFacts, 'by'>, agency: string): boolean {
  if (by.kind === 'person' || by.kind === 'system') return by.organisation === agency;
  return by.kind !== 'public';
}

function faceOfItemList({ agency, items }: FormOf<'itemList'>, facts: FilingFacts, rules: FilingRules): Finding[] {
  return [
    ...tooMany(items, rules, '/items'),
    ...twice(items.map(({ key }) => key)).map(({ value, index }) => entryTwice(value, `/items/${index}/key`)),
    ...items.flatMap((item, index) => faceOfItem(agency, item, `/items/${index}`, facts, rules)),
  ];
}

function faceOfItem(
  agency: string,
  { key, name, legalBasis, effectiveFrom }: ListedItem,
  field: string,
  { takenIds }: FilingFacts,
  { longestName, longestText }: FilingRules,
): Finding[] {
  const id = itemId(agency, key);
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) && key.length <= longestKey && id.length <= 125
      ? []
      : [{ code: 'filing.key-invalid', parameters: { key, limit: longestKey }, field: `${field}/key` } as const]),
    ...(takenIds.has(id) ? [{ code: 'filing.key-taken', parameters: { id }, field: `${field}/key` } as const] : []),
    ...tooLong(name.zh, longestName, `${field}/name/zh`),
    ...tooLong(name.en, longestName, `${field}/name/en`),
    ...tooLong(legalBasis, longestText, `${field}/legalBasis`),
    ...notADate(effectiveFrom, `${field}/effectiveFrom`),
  ];
}

function faceOfSpecialList({ entries }: FormOf<'specialList'>, rules: FilingRules): Finding[] {
  const name = ({ item, circumstance }: SpecialItem) => `${item} ${circumstance}`;
  return [
    ...tooMany(entries, rules, '/entries'),
    ...twice(entries.map(name)).map(({ value, index }) => entryTwice(value, `/entries/${index}`)),
    ...entries.flatMap(({ circumstance }, index): Finding[] =>
      isCircumstance(circumstance)
        ? []
        : [
            {
              code: 'filing.circumstance-unknown',
              parameters: { circumstance },
              field: `/entries/${index}/circumstance`,
            },
          ],
    ),
  ];
}

/** The notice names seven (一(二)). */
function isCircumstance(circumstance: number): boolean {
  return Number.isInteger(circumstance) && 1 <= circumstance && circumstance <= 7;
}

function faceOfPlan(
  { year, entries, issuedOn }: FormOf<'annualPlan'>,
  { now }: FilingFacts,
  rules: FilingRules,
): Finding[] {
  const first = yearOf(dateOf(now));
  const last = first + 1;
  return [
    // A plan of this year may still be late, or be amended; one of a past year plans nothing.
    ...(Number.isInteger(year) && first <= year && year <= last
      ? []
      : [
          {
            code: 'filing.year-invalid',
            parameters: { year: String(year), first: String(first), last: String(last) },
            field: '/year',
          } as const,
        ]),
    ...notADate(issuedOn, '/issuedOn'),
    ...tooMany(entries, rules, '/entries'),
    ...twice(entries.map(({ item }) => item)).map(({ value, index }) => entryTwice(value, `/entries/${index}/item`)),
    ...entries.flatMap((entry, index) => faceOfPlannedItem(entry, `/entries/${index}`, rules)),
  ];
}

function faceOfPlannedItem({ frequency, scope, months }: PlannedItem, field: string, rules: FilingRules): Finding[] {
  const monthsOnce = new Set(months).size === months.length;
  return [
    ...(Number.isInteger(frequency) && frequency >= 1
      ? []
      : [{ code: 'filing.frequency-invalid', parameters: { frequency }, field: `${field}/frequency` } as const]),
    ...(monthsOnce && months.every((month) => Number.isInteger(month) && 1 <= month && month <= 12)
      ? []
      : [{ code: 'filing.months-invalid', parameters: { months }, field: `${field}/months` } as const]),
    ...tooLong(scope, rules.longestText, `${field}/scope`),
  ];
}

function faceOfReturn(
  { month, remark }: FormOf<'monthlyReturn'>,
  { now, laws }: FilingFacts,
  rules: FilingRules,
): Finding[] {
  const known = isMonth(month) && month <= dateOf(now).slice(0, 7);
  // A month before the scheme began had nothing to be returned.
  const ruled = known && laws.packAt(beginningOf(addMonths(month, 1))) !== undefined;
  return [
    ...(known ? [] : [{ code: 'filing.month-invalid', parameters: { month }, field: '/month' } as const]),
    ...(known && !ruled ? [{ code: 'filing.no-rule-pack', field: '/month' } as const] : []),
    ...tooLong(remark?.private ?? '', rules.longestReason, '/remark'),
  ];
}

function judgeComplete(form: FilingForm, facts: FilingFacts): Finding[] {
  const pack = lawNow(facts)?.pack;
  if (!pack) return [];
  switch (form.filing) {
    case 'itemList':
      return form.items.length === 0
        ? [{ code: 'filing.empty-list', field: '/items' }]
        : form.items.flatMap((item, index) => completeItem(item, `/items/${index}`));
    case 'specialList':
      return form.entries.flatMap(({ item }, index) => judgeListed(item, `/entries/${index}/item`, facts));
    case 'annualPlan':
      return [
        ...(pack.filing.annualPlan.withinDaysOfIssue !== undefined && form.issuedOn === undefined
          ? [{ code: 'filing.issue-date-missing', field: '/issuedOn' } as const]
          : []),
        ...form.entries.flatMap((entry, index) =>
          completePlannedItem(entry, `/entries/${index}`, facts, pack.visit.mostVisitsAYear),
        ),
      ];
    case 'monthlyReturn': {
      const over = isMonth(form.month) ? beginningOf(addMonths(form.month, 1)) : facts.now;
      return isBefore(facts.now, over)
        ? [{ code: 'filing.month-not-over', parameters: { month: form.month, from: dateOf(over) }, field: '/month' }]
        : [];
    }
  }
}

function completeItem({ key, name, legalBasis }: ListedItem, field: string): Finding[] {
  const missing = (language: 'zh' | 'en'): Finding[] =>
    name[language].trim() === ''
      ? [{ code: 'filing.text-missing', parameters: { name: fieldWords.name }, field: `${field}/name/${language}` }]
      : [];
  return [
    ...missing('zh'),
    ...missing('en'),
    ...(legalBasis.trim() === ''
      ? [
          {
            code: 'filing.legal-basis-missing',
            parameters: { name: name.zh.trim() === '' ? key : name },
            field: `${field}/legalBasis`,
          } as const,
        ]
      : []),
  ];
}

function completePlannedItem(
  { item, frequency, scope, months, offSite }: PlannedItem,
  field: string,
  facts: FilingFacts,
  cap: number,
): Finding[] {
  return [
    ...judgeListed(item, `${field}/item`, facts),
    // What is done off site burdens nobody's door.
    ...(frequency > cap && offSite !== true
      ? [{ code: 'filing.frequency-over-cap', parameters: { frequency, cap }, field: `${field}/frequency` } as const]
      : []),
    ...(scope.trim() === ''
      ? [{ code: 'filing.text-missing', parameters: { name: fieldWords.scope }, field: `${field}/scope` } as const]
      : []),
    ...(months.length === 0
      ? [{ code: 'filing.months-invalid', parameters: { months }, field: `${field}/months` } as const]
      : []),
  ];
}

/** Nothing outside the accepted item list may be inspected, planned or not (notice 三(一)). */
function judgeListed(id: string, field: string, { listed }: FilingFacts): Finding[] {
  return listed.has(id) ? [] : [{ code: 'filing.item-not-listed', parameters: { id }, field }];
}

function tooMany(entries: readonly unknown[], { mostEntries: limit }: FilingRules, field: string): Finding[] {
  return entries.length > limit ? [{ code: 'filing.too-many', parameters: { limit }, field }] : [];
}

export function tooLong(text: string, limit: number, field: string): Finding[] {
  return isLongerThan(text, limit) ? [{ code: 'filing.text-too-long', parameters: { limit }, field }] : [];
}

function notADate(date: string | undefined, field: string): Finding[] {
  return date === undefined || isCivilDate(date) ? [] : [{ code: 'filing.not-a-date', parameters: { date }, field }];
}

function twice(values: readonly string[]): { value: string; index: number }[] {
  const seen = new Set<string>();
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ value, index }];
    seen.add(value);
    return [];
  });
}

function entryTwice(value: string, field: string): Finding {
  return { code: 'filing.entry-twice', parameters: { value }, field };
}
