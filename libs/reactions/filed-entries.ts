import { itemId, type FilingContent, type FilingState } from '@anjing/filing';
import type { Moment } from '@anjing/lifecycle';
import type { EntryId, RegisterView } from '@anjing/registers';
import type { EntryToRecord } from '@anjing/register-desk';

/** An entry as a filing puts it on the registers. */
export type FiledEntry = Pick<EntryToRecord, 'kind' | 'id' | 'data' | 'from' | 'until'>;

const slugOf = (id: EntryId) => id.slice(id.indexOf('/') + 1);

/** Where a list or plan stands when its entries are put on the registers. */
export interface Filed {
  readonly stream: string;
  /** As the event left it. */
  readonly state: FilingState;
  readonly view: RegisterView;
}

/**
 * What a submitted special-circumstance list puts on the registers: entries that are not accepted yet, beside those in
 * force, which stay as they are (rules §4).
 */
export function entriesOfSubmission(filed: Filed, at: Moment): FiledEntry[] {
  const { content } = filed.state.context;
  if (content?.filing !== 'specialList') return [];
  const accepted = acceptedIn(filed);
  const fresh = entriesOf(content, filed, undefined, at).filter(({ id }) => !accepted.has(id));
  return [...fresh, ...ended(filed, new Set([...accepted, ...fresh.map(({ id }) => id)]), at)];
}

/** What an accepted list or plan puts on the registers, and which entries end with it. */
export function entriesOfAcceptance(filed: Filed): FiledEntry[] {
  const { inForce } = filed.state.context;
  if (!inForce) return [];
  const entries = entriesOf(inForce.content, filed, inForce.version, inForce.effectiveFrom);
  return [...entries, ...ended(filed, new Set(entries.map(({ id }) => id)), inForce.effectiveFrom)];
}

/** Entries of a list that was withdrawn before it was accepted. */
export function entriesOfWithdrawal(filed: Filed, at: Moment): FiledEntry[] {
  return filed.state.context.period?.filing === 'specialList' ? ended(filed, acceptedIn(filed), at) : [];
}

/** Entries in force, by this filing or by whoever put them on the registers before it. */
function acceptedIn({ state, view }: Filed): Set<EntryId> {
  return new Set(
    view
      .where('special-item', 'agency', state.context.agency ?? '')
      .filter(({ accepted }) => accepted)
      .map(({ id }) => id),
  );
}

/** The entries that a content makes. */
function entriesOf(
  content: FilingContent,
  { stream }: Pick<Filed, 'stream'>,
  version: number | undefined,
  from: Moment,
): (FiledEntry & { readonly from: Moment })[] {
  const { agency } = content;
  const filing = { stream, ...(version !== undefined && { version }) };
  switch (content.filing) {
    case 'itemList':
      return content.items
        .filter(({ withdrawn }) => withdrawn !== true)
        .map(({ key, name, legalBasis, offSitePossible, effectiveFrom }) => ({
          kind: 'item',
          id: itemId(agency, key),
          from: later(from, effectiveFrom),
          data: { name, agency, legalBasis, ...(offSitePossible !== undefined && { offSitePossible }), filing },
        }));
    case 'specialList':
      return content.entries.map(({ item, circumstance }) => ({
        kind: 'special-item',
        id: `special-item/${slugOf(item)}-${circumstance}`,
        from,
        data: { agency, item, circumstance, accepted: version !== undefined, filing },
      }));
    case 'annualPlan':
      return content.entries.map(({ item, frequency, scope, months, offSite }) => ({
        kind: 'planned-item',
        id: `planned-item/${content.year}-${slugOf(item)}`,
        from,
        until: `${content.year + 1}-01-01T00:00:00+08:00`,
        data: {
          agency,
          item,
          year: content.year,
          frequency,
          scope,
          months,
          ...(offSite !== undefined && { offSite }),
          filing,
        },
      }));
    case 'monthlyReturn':
      return [];
  }
}

/** An item may begin later than its list. */
function later(from: Moment, day: string | undefined): Moment {
  const moment = day === undefined ? from : `${day}T00:00:00+08:00`;
  return Date.parse(moment) > Date.parse(from) ? moment : from;
}

/**
 * The entries that are not among `kept` hold no more from `at` on: those that stand, and those that the version before
 * was to bring at a later day.
 */
function ended({ stream, state, view }: Filed, kept: ReadonlySet<EntryId>, at: Moment): FiledEntry[] {
  const { agency = '', period, earlier } = state.context;
  const before = earlier.at(-1);
  const toCome = before
    ? entriesOf(before.content, { stream }, before.version, before.effectiveFrom).filter(
        ({ from }) => Date.parse(from) >= Date.parse(at),
      )
    : [];
  return [...standingOf(view, agency, period).map((entry) => ({ ...entry, from: at })), ...toCome]
    .filter(({ id }) => !kept.has(id))
    .map(({ kind, id, data, from }) => ({ kind, id, data, from, until: from }));
}

/** What the registers hold now of the agency's kind of filing, also what no filing has put there. */
function standingOf(
  view: RegisterView,
  agency: EntryId,
  period: FilingState['context']['period'],
): Pick<FiledEntry, 'kind' | 'id' | 'data'>[] {
  const plain = (entries: readonly { readonly id: EntryId; readonly kind: string }[]) =>
    entries.map(({ id, kind, ...data }) => ({ id, kind, data }));
  switch (period?.filing) {
    case 'itemList':
      return plain(view.where('item', 'agency', agency));
    case 'specialList':
      return plain(view.where('special-item', 'agency', agency));
    case 'annualPlan':
      return plain(view.where('planned-item', 'agency', agency).filter(({ year }) => year === period.year));
    default:
      return [];
  }
}
