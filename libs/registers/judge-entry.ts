import { checkYear, isCivilDate } from '@anjing/calendar';
import { privately, type Catalogue, type Refusal } from '@anjing/lifecycle';
import { readPack } from '@anjing/rules';
import { z } from 'zod';
import { hasCodeForm, isCreditCode } from './credit-code';
import type { Entry, EntryId, EntryKind, RegisterView } from './entries';

export const registerTexts = {
  'register.unknown-kind': {
    message: { zh: '没有“{kind}”这类登记。', en: 'There is no register of {kind}.' },
    remedy: { zh: '按接口文档选择登记类别。', en: 'Choose a kind that the API description names.' },
    article: 'rules §1',
  },
  'register.id': {
    message: {
      zh: '登记编号不符合格式，其他登记将无法引用它。',
      en: 'The name of the entry is not one that other entries could refer to.',
    },
    remedy: {
      zh: '编号用1至120个字母、数字、下划线、点或连字符。',
      en: 'Name it with 1 to 120 of the letters A–Z and a–z, digits, underscore, dot and hyphen.',
    },
    article: 'API',
  },
  'register.invalid': {
    message: { zh: '登记内容不符合要求：{detail}', en: 'The entry is not as it must be: {detail}' },
    remedy: { zh: '更正该字段。', en: 'Correct this field.' },
    article: 'rules §1',
  },
  'register.unknown-reference': {
    message: { zh: '引用的登记不存在：{id}。', en: 'There is no entry {id} to refer to.' },
    remedy: { zh: '先登记{id}。', en: 'Record {id} first.' },
    article: 'rules §1',
  },
  'register.credit-code': {
    message: {
      zh: '统一社会信用代码校验不通过：{code}。',
      en: 'The credit code {code} is none: its registering body and category, or its check character, are wrong.',
    },
    remedy: {
      zh: '核对18位代码：前两位为登记管理部门和机构类别，末位为校验码；经登记机关确认无误的，由管理员先登记例外。',
      en: 'Check its 18 characters: the first two say who registers what, the last checks the others. One that its registering body confirms is first put on record as an exception.',
    },
    article: 'GB 32100',
  },
  'register.credit-code-bound': {
    message: {
      zh: '该企业以统一社会信用代码{code}登记，账号与之绑定，不能更改。',
      en: 'The enterprise stands under credit code {code}, to which its accounts are bound.',
    },
    remedy: { zh: '以新代码另行登记企业。', en: 'Record another enterprise under the other code.' },
    article: 'rules §6',
  },
  'register.taken': {
    message: {
      zh: '“{value}”已登记于{holder}，同类登记中只能有一个。',
      en: '{value} already stands in {holder}; only one entry of the kind may have it.',
    },
    remedy: {
      zh: '更正原登记；确需更换的，先终止原登记。',
      en: 'Put a new version of that entry; to move the value, end that entry first.',
    },
    article: 'rules §1',
  },
  'register.enterprise-post': {
    message: {
      zh: '企业账号只能属于企业，其他职务不能属于企业。',
      en: 'An enterprise account belongs to an enterprise, and no other post does.',
    },
    remedy: { zh: '角色“enterprise”的所属单位应为企业。', en: 'Let a post of role enterprise name an enterprise.' },
    article: 'rules §6',
  },
  'register.dates': {
    message: { zh: '起止时间颠倒或无效。', en: 'The dates are not in order.' },
    remedy: { zh: '起始早于终止。', en: 'Let it begin before it ends.' },
    article: 'rules §1',
  },
  'register.mandate-to-oneself': {
    message: { zh: '不能委托本人。', en: 'Nobody can mandate themselves.' },
    remedy: { zh: '委托他人。', en: 'Mandate somebody else.' },
    article: 'rules §3',
  },
  'register.calendar': {
    message: { zh: '日历不完整或不一致：{detail}。', en: 'The year is not complete or consistent: {detail}.' },
    remedy: {
      zh: '按国务院办公厅通知逐日核对后再载入。',
      en: "Check it against the State Council's notice and load it again.",
    },
    article: 'rules §2',
  },
  'register.version': {
    message: { zh: '版本应为{expected}。', en: 'The version must be {expected}.' },
    remedy: { zh: '更正数据时版本加一。', en: 'A correction carries the next version.' },
    article: 'rules §2',
  },
  'register.pack': {
    message: { zh: '规则包{detail}。', en: 'The rule pack: {detail}.' },
    remedy: { zh: '更正该项数据。', en: 'Correct this value.' },
    article: 'rules §2',
  },
} as const satisfies Catalogue;

export type RegisterCode = keyof typeof registerTexts;
type Finding = Refusal<RegisterCode>;

/** Names and titles, in both languages. */
export const words = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
const text = z.string().min(1).max(500);
const idForm = /^[a-z-]+\/[\w.-]{1,120}$/;
/** A reference to another entry. */
export const id = z.string().regex(idForm, 'an id is kind/name');
export const date = z.string().refine(isCivilDate, 'not a day: YYYY-MM-DD');
const level = z.enum(['city', 'county', 'committee']);
const organisation = { name: words, level, jurisdiction: id };
export const moment = z.iso.datetime({ offset: true });
const subjects = z.array(text).max(20);
const filedVersion = z.strictObject({ stream: text, version: z.int().min(1).optional() }).optional();

/** The form of each kind of entry, without its `kind`. */
export const schemas = {
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
    creditCode: z.string().refine(hasCodeForm, 'not 18 characters of a credit code'),
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
} as const satisfies Record<Exclude<EntryKind, 'calendar' | 'pack'>, z.ZodObject>;

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
export const references: Partial<Record<EntryKind, Record<string, readonly EntryKind[]>>> = {
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
      refusals: read.error.issues.map(({ path, message }) => ({
        code: 'register.invalid',
        parameters: { detail: message },
        field: `/${path.map(String).join('/')}`,
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
          parameters: { detail: said.zh === said.en ? said.zh : `${said.zh} / ${said.en}` },
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
