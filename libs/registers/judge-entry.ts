import { checkYear } from '@anjing/calendar';
import { findingsIn, textTexts, type Catalogue, type Refusal } from '@anjing/lifecycle';
import { packVersion } from '@anjing/rules';
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

export const registerTexts = {
  ...textTexts,
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
          parameters: { detail: said.zh === said.en ? said.zh : `${said.zh} / ${said.en}` },
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
