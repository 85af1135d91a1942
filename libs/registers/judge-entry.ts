import { checkYear } from '@anjing/calendar';
import { findingsIn, textTexts, type Refusal } from '@anjing/lifecycle';
import { packVersion } from '@anjing/rules';
import { catalogueOf } from '@anjing/texts';
import { isCreditCode } from './credit-code';
import {
  entrySchemas,
  fieldsMarked,
  idForm,
  isEntryKind,
  type Entry,
  type EntryId,
  type EntryKind,
  type RegisterView,
} from './entries';
import type { RegistersMessages } from './texts.generated';

export const registerTexts = {
  ...textTexts,
  ...catalogueOf<RegistersMessages>({
    'register.unknown-kind': 'rules §1',
    'register.id': 'API',
    'register.invalid': 'rules §1',
    'register.unknown-reference': 'rules §1',
    'register.credit-code': 'GB 32100',
    'register.credit-code-bound': 'rules §6',
    'register.taken': 'rules §1',
    'register.enterprise-post': 'rules §6',
    'register.dates': 'rules §1',
    'register.mandate-to-oneself': 'rules §3',
    'register.calendar': 'rules §2',
    'register.version': 'rules §2',
    'register.pack': 'rules §2',
  }),
};

export type RegisterCode = keyof typeof registerTexts;
type Finding = Refusal<RegisterCode>;

/** A rule pack is cited by name and version: `pack/ganzhou-2022@1`. No entry refers to one. */
const packIdForm = /^pack\/[\w.-]{1,120}@\d{1,9}$/;

/** What is wrong with the id of an entry that is to be put: nothing, where it has the form in which references are written. */
export function judgeEntryId(kind: string, entryId: EntryId): readonly Finding[] {
  if (!isEntryKind(kind) || !entryId.startsWith(`${kind}/`)) {
    return [{ code: 'register.unknown-kind', parameters: { kind } }];
  }
  return (kind === 'pack' ? packIdForm : idForm).test(entryId) ? [] : [{ code: 'register.id' }];
}

/** Reads an entry from outside: the entry, or everything that is wrong with it. */
export function judgeEntry(
  kind: string,
  entryId: EntryId,
  data: unknown,
  view: Pick<RegisterView, 'find'>,
): { readonly entry: Entry } | { readonly refusals: readonly Finding[] } {
  const misnamed = judgeEntryId(kind, entryId);
  if (misnamed.length > 0 || !isEntryKind(kind)) return { refusals: misnamed };
  const read = entrySchemas[kind].safeParse(data);
  if (!read.success) {
    return { refusals: findingsIn(read.error, kind === 'pack' ? 'register.pack' : 'register.invalid') };
  }
  const entry = owned({ kind, ...read.data } as Entry, entryId);
  const refusals = [...judgeReferences(entry, view), ...judgeContent(entry, entryId, view)];
  return refusals.length > 0 ? { refusals } : { entry };
}

/** A person's name is theirs: it stands under their own key. */
function owned(entry: Entry, entryId: EntryId): Entry {
  return entry.kind === 'person' ? { ...entry, name: { ...entry.name, under: `person:${entryId}` } } : entry;
}

function judgeReferences(entry: Entry, view: Pick<RegisterView, 'find'>): Finding[] {
  return fieldsMarked(entry.kind, 'refersTo').flatMap(([property, kinds]): Finding[] => {
    const target = (entry as unknown as Record<string, unknown>)[property];
    if (typeof target !== 'string' || kinds.some((kind) => view.find(kind as EntryKind, target))) return [];
    return [{ code: 'register.unknown-reference', parameters: { id: target }, field: `/${property}` }];
  });
}

function judgeContent(entry: Entry, entryId: EntryId, view: Pick<RegisterView, 'find'>): Finding[] {
  switch (entry.kind) {
    case 'pack':
      return judgeName(entryId, `pack/${packVersion(entry)}`, '/id');
    case 'enterprise':
      return judgeCreditCode(entry.creditCode, entryId, view);
    case 'credit-code-exception':
      return judgeName(entryId, `credit-code-exception/${entry.creditCode}`, '/creditCode');
    case 'post':
      return (entry.role === 'enterprise') === (view.find('enterprise', entry.organisation) !== undefined)
        ? []
        : [{ code: 'register.enterprise-post', field: '/organisation' }];
    case 'gate':
      return entry.link?.revokedAt !== undefined && Date.parse(entry.link.revokedAt) < Date.parse(entry.link.since)
        ? [{ code: 'register.dates', field: '/link/revokedAt' }]
        : [];
    case 'mandate': {
      const holder = view.find('post', entry.post)?.person;
      return [
        ...(Date.parse(entry.from) < Date.parse(entry.until)
          ? []
          : [{ code: 'register.dates', field: '/until' } as const]),
        ...(holder === entry.deputy ? [{ code: 'register.mandate-to-oneself', field: '/deputy' } as const] : []),
      ];
    }
    case 'officer':
      return entry.validFrom <= entry.validUntil ? [] : [{ code: 'register.dates', field: '/validUntil' }];
    case 'calendar': {
      const before = view.find('calendar', entryId)?.version ?? 0;
      return [
        ...checkYear(entry).map(({ words: said, about }): Finding => ({
          code: 'register.calendar',
          parameters: { detail: said },
          ...(about !== undefined && { field: `/${about}` }),
        })),
        ...judgeName(entryId, `calendar/${entry.year}`, '/year'),
        ...(entry.version === before + 1
          ? []
          : [{ code: 'register.version', parameters: { expected: before + 1 }, field: '/version' } as const]),
      ];
    }
    default:
      return [];
  }
}

/** An entry that is cited by what stands in it stands under that name. */
function judgeName(entryId: EntryId, expected: EntryId, field: string): Finding[] {
  return entryId === expected ? [] : [{ code: 'register.invalid', parameters: { detail: expected }, field }];
}

function judgeCreditCode(code: string, entryId: EntryId, view: Pick<RegisterView, 'find'>): Finding[] {
  const field = '/creditCode';
  const before = view.find('enterprise', entryId)?.creditCode;
  // What stands already may still change its name: its code is judged when it is first recorded.
  if (before === code) return [];
  if (!isCreditCode(code) && !view.find('credit-code-exception', `credit-code-exception/${code}`)) {
    return [{ code: 'register.credit-code', parameters: { code }, field }];
  }
  return before === undefined ? [] : [{ code: 'register.credit-code-bound', parameters: { code: before }, field }];
}
