import { checkYear, isCivilDate } from '@anjing/calendar';
import { privately, type Refusal } from '@anjing/lifecycle';
import { readPack, wordsOf } from '@anjing/rules';
import { catalogueOf, issueText, keyOf } from '@anjing/texts';
import { z } from 'zod';
import { hasCodeForm, isCreditCode } from './credit-code';
import type { Entry, EntryId, EntryKind, RegisterView } from './entries';
import type { RegistersMessages } from './texts.generated';

export const registerTexts = catalogueOf<RegistersMessages>({
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
});

export type RegisterCode = keyof typeof registerTexts;
type Finding = Refusal<RegisterCode>;

const key = keyOf<RegistersMessages>();

const words = wordsOf(z.string().min(1).max(200));
const text = z.string().min(1).max(500);
const idForm = /^[a-z-]+\/[\w.-]{1,120}$/;
const id = z.string().regex(idForm, key('register.issue.id'));
const date = z.string().refine(isCivilDate, key('register.issue.date'));
const level = z.enum(['city', 'county', 'committee']);
const organisation = { name: words, level, jurisdiction: id };
const moment = z.iso.datetime({ offset: true });
const subjects = z.array(text).max(20);
const filedVersion = z.strictObject({ stream: text, version: z.int().min(1).optional() }).optional();

/** The form of each kind of entry, without its `kind`. */
const schemas: Record<Exclude<EntryKind, 'calendar' | 'pack'>, z.ZodType> = {
  jurisdiction: z.strictObject({ name: words, level, parent: id.optional(), shortName: text }),
  agency: z.strictObject({ ...organisation, standing: z.enum(['local', 'vertical', 'provincial', 'resident']) }),
  bureau: z.strictObject(organisation),
  authority: z.strictObject(organisation),
  office: z.strictObject(organisation),
  zone: z.strictObject({
    name: words,
    type: z.enum(['economic', 'high-tech', 'industrial', 'estate']),
    national: z.boolean(),
    jurisdiction: id,
  }),
  enterprise: z.strictObject({ name: text, creditCode: text }),
  'credit-code-exception': z.strictObject({
    creditCode: z.string().refine(hasCodeForm, key('register.issue.credit-code')),
    confirmed: date,
  }),
  site: z.strictObject({ enterprise: id, name: text, address: text, jurisdiction: id, zone: id.optional() }),
  gate: z.strictObject({
    site: id,
    name: text,
    link: z
      .strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/), since: moment, revokedAt: moment.optional() })
      .optional(),
  }),
  item: z.strictObject({
    name: words,
    agency: id,
    legalBasis: text,
    offSitePossible: z.boolean().optional(),
    filing: filedVersion,
  }),
  'special-item': z.strictObject({
    agency: id,
    item: id,
    circumstance: z.int().min(1).max(7),
    accepted: z.boolean(),
    filing: filedVersion,
  }),
  'planned-item': z.strictObject({
    agency: id,
    item: id,
    year: z.int().min(2000).max(2999),
    frequency: z.int().min(1),
    scope: text,
    months: z.array(z.int().min(1).max(12)).min(1).max(12),
    offSite: z.boolean().optional(),
    filing: filedVersion,
  }),
  graded: z.strictObject({ agency: id, enterprise: id, listed: z.boolean(), criteria: z.array(text).min(1).max(20) }),
  person: z.strictObject({ name: text, subjects }),
  post: z.strictObject({
    person: id,
    organisation: id,
    role: z.enum([
      'clerk',
      'inspector',
      'head',
      'reviewer',
      'leader',
      'business-environment',
      'administrator',
      'enterprise',
    ]),
    title: words,
  }),
  mandate: z.strictObject({ post: id, deputy: id, document: text, from: moment, until: moment }),
  officer: z.strictObject({ person: id, agency: id, certificate: text, validFrom: date, validUntil: date }),
  system: z.strictObject({ name: words, agency: id, subjects }),
};

const calendarSchema = z.strictObject({
  year: z.int(),
  version: z.int().min(1),
  notice: z.string(),
  source: text,
  holidays: z.array(z.strictObject({ date: z.string(), name: words })).max(366),
  makeUpDays: z.array(z.strictObject({ date: z.string(), name: words })).max(366),
});

export const entryKinds: readonly string[] = [...Object.keys(schemas), 'calendar', 'pack'];

/** Which properties of a kind name an entry of which kinds. */
const references: Partial<Record<EntryKind, Record<string, readonly EntryKind[]>>> = {
  jurisdiction: { parent: ['jurisdiction'] },
  agency: { jurisdiction: ['jurisdiction'] },
  bureau: { jurisdiction: ['jurisdiction'] },
  authority: { jurisdiction: ['jurisdiction'] },
  office: { jurisdiction: ['jurisdiction'] },
  zone: { jurisdiction: ['jurisdiction'] },
  site: { enterprise: ['enterprise'], jurisdiction: ['jurisdiction'], zone: ['zone'] },
  gate: { site: ['site'] },
  item: { agency: ['agency'] },
  // Their items are judged by the filing they come from; one may since have left the list.
  'special-item': { agency: ['agency'] },
  'planned-item': { agency: ['agency'] },
  graded: { agency: ['agency'], enterprise: ['enterprise'] },
  post: { person: ['person'], organisation: ['agency', 'bureau', 'authority', 'office', 'enterprise'] },
  mandate: { post: ['post'], deputy: ['person'] },
  officer: { person: ['person'], agency: ['agency'] },
  system: { agency: ['agency'] },
};

/** A rule pack is cited by name and version: `pack/ganzhou-2022@1`. No entry refers to one. */
const packIdForm = /^pack\/[\w.-]{1,120}@\d{1,9}$/;

/** What is wrong with the id of an entry that is to be put: nothing, where it has the form in which references are written. */
export function judgeEntryId(kind: string, entryId: EntryId): readonly Finding[] {
  if (!entryKinds.includes(kind) || !entryId.startsWith(`${kind}/`)) {
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
  if (misnamed.length > 0) return { refusals: misnamed };
  if (kind === 'pack') return judgePack(entryId, data);
  const schema = kind === 'calendar' ? calendarSchema : schemas[kind as keyof typeof schemas];
  const read = schema.safeParse(data);
  if (!read.success) {
    return {
      refusals: read.error.issues.map((issue) => ({
        code: 'register.invalid',
        parameters: { detail: issueText(issue) },
        field: `/${issue.path.map(String).join('/')}`,
      })),
    };
  }
  const value = read.data as Record<string, unknown>;
  // A person's name is theirs: it stands under their own key.
  if (kind === 'person') value['name'] = privately(String(value['name']), `person:${entryId}`);
  const entry = { kind, ...value } as unknown as Entry;
  const refusals = [...judgeReferences(entry, view), ...judgeContent(entry, entryId, view)];
  return refusals.length > 0 ? { refusals } : { entry };
}

function judgePack(entryId: EntryId, data: unknown): { entry: Entry } | { refusals: Finding[] } {
  const read = readPack(data);
  if ('defects' in read) {
    return {
      refusals: read.defects.map(({ field, message }) => ({
        code: 'register.pack',
        parameters: { detail: message },
        field,
      })),
    };
  }
  const { pack } = read;
  return entryId === `pack/${pack.id}@${pack.version}`
    ? { entry: { kind: 'pack', ...pack } }
    : {
        refusals: [
          { code: 'register.invalid', parameters: { detail: `pack/${pack.id}@${pack.version}` }, field: '/id' },
        ],
      };
}

function judgeReferences(entry: Entry, view: Pick<RegisterView, 'find'>): Finding[] {
  return Object.entries(references[entry.kind] ?? {}).flatMap(([property, kinds]): Finding[] => {
    const target = (entry as unknown as Record<string, unknown>)[property];
    if (typeof target !== 'string' || kinds.some((kind) => view.find(kind, target))) return [];
    return [{ code: 'register.unknown-reference', parameters: { id: target }, field: `/${property}` }];
  });
}

function judgeContent(entry: Entry, entryId: EntryId, view: Pick<RegisterView, 'find'>): Finding[] {
  switch (entry.kind) {
    case 'enterprise':
      return judgeCreditCode(entry.creditCode, entryId, view);
    case 'credit-code-exception':
      return entryId === `credit-code-exception/${entry.creditCode}`
        ? []
        : [
            {
              code: 'register.invalid',
              parameters: { detail: `credit-code-exception/${entry.creditCode}` },
              field: '/creditCode',
            },
          ];
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
        ...(entryId === `calendar/${entry.year}`
          ? []
          : [{ code: 'register.invalid', parameters: { detail: `calendar/${entry.year}` }, field: '/year' } as const]),
        ...(entry.version === before + 1
          ? []
          : [{ code: 'register.version', parameters: { expected: before + 1 }, field: '/version' } as const]),
      ];
    }
    default:
      return [];
  }
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
