import { messagesOf, type Message } from '@anjing/texts';
import { z } from 'zod';
import { entrySchemas, fieldsMarked, type EntryKind } from './entries';
import type { RegistersMessages } from './texts.generated';

const text = messagesOf<RegistersMessages>();

/** A register that people fill in; calendar years and rule packs come whole. */
export type FormKind = Exclude<EntryKind, 'calendar' | 'pack'>;

/** What may stand in a field of a form. */
export type FieldType =
  'text' | 'texts' | 'words' | 'reference' | 'choice' | 'number' | 'numbers' | 'yes-no' | 'day' | 'moment';

/** A field of a register's form, as people fill it in. */
export interface FormField {
  readonly field: string;
  readonly name: Message;
  readonly type: FieldType;
  readonly required: boolean;
  /** Kinds of entry that a reference may name. */
  readonly refersTo?: readonly string[];
  readonly choices?: readonly { readonly value: string; readonly name: Message }[];
}

/** What each register is called. */
export const registerNames: Readonly<Record<FormKind, Message>> = {
  jurisdiction: text('registers.register.jurisdiction'),
  agency: text('registers.register.agency'),
  bureau: text('registers.register.bureau'),
  authority: text('registers.register.authority'),
  office: text('registers.register.office'),
  zone: text('registers.register.zone'),
  enterprise: text('registers.register.enterprise'),
  'credit-code-exception': text('registers.register.credit-code-exception'),
  site: text('registers.register.site'),
  gate: text('registers.register.gate'),
  item: text('registers.register.item'),
  'special-item': text('registers.register.special-item'),
  'planned-item': text('registers.register.planned-item'),
  graded: text('registers.register.graded'),
  person: text('registers.register.person'),
  post: text('registers.register.post'),
  mandate: text('registers.register.mandate'),
  officer: text('registers.register.officer'),
  system: text('registers.register.system'),
};

const fieldNames: Readonly<Record<string, Message>> = {
  name: text('registers.field.name'),
  level: text('registers.field.level'),
  parent: text('registers.field.parent'),
  shortName: text('registers.field.short-name'),
  jurisdiction: text('registers.field.jurisdiction'),
  standing: text('registers.field.standing'),
  type: text('registers.field.type'),
  national: text('registers.field.national'),
  enterprise: text('registers.field.enterprise'),
  creditCode: text('registers.field.credit-code'),
  confirmed: text('registers.field.confirmed'),
  address: text('registers.field.address'),
  zone: text('registers.field.zone'),
  site: text('registers.field.site'),
  agency: text('registers.field.agency'),
  legalBasis: text('registers.field.legal-basis'),
  offSitePossible: text('registers.field.off-site-possible'),
  item: text('registers.field.item'),
  circumstance: text('registers.field.circumstance'),
  accepted: text('registers.field.accepted'),
  year: text('registers.field.year'),
  frequency: text('registers.field.frequency'),
  scope: text('registers.field.scope'),
  months: text('registers.field.months'),
  offSite: text('registers.field.off-site'),
  listed: text('registers.field.listed'),
  criteria: text('registers.field.criteria'),
  subjects: text('registers.field.subjects'),
  person: text('registers.field.person'),
  organisation: text('registers.field.organisation'),
  role: text('registers.field.role'),
  title: text('registers.field.title'),
  post: text('registers.field.post'),
  deputy: text('registers.field.deputy'),
  document: text('registers.field.document'),
  from: text('registers.field.from'),
  until: text('registers.field.until'),
  certificate: text('registers.field.certificate'),
  validFrom: text('registers.field.valid-from'),
  validUntil: text('registers.field.valid-until'),
};

const choiceNames: Readonly<Record<string, Readonly<Record<string, Message>>>> = {
  level: {
    city: text('registers.choice.level.city'),
    county: text('registers.choice.level.county'),
    committee: text('registers.choice.level.committee'),
  },
  standing: {
    local: text('registers.choice.standing.local'),
    vertical: text('registers.choice.standing.vertical'),
    provincial: text('registers.choice.standing.provincial'),
    resident: text('registers.choice.standing.resident'),
  },
  type: {
    economic: text('registers.choice.type.economic'),
    'high-tech': text('registers.choice.type.high-tech'),
    industrial: text('registers.choice.type.industrial'),
    estate: text('registers.choice.type.estate'),
  },
  role: {
    clerk: text('registers.choice.role.clerk'),
    inspector: text('registers.choice.role.inspector'),
    head: text('registers.choice.role.head'),
    reviewer: text('registers.choice.role.reviewer'),
    leader: text('registers.choice.role.leader'),
    'business-environment': text('registers.choice.role.business-environment'),
    administrator: text('registers.choice.role.administrator'),
    enterprise: text('registers.choice.role.enterprise'),
  },
};

/** References that are judged elsewhere: by the filing that the entry comes from. */
const looseReferences: Readonly<Record<string, readonly string[]>> = { item: ['item'] };

/** Fields that nobody fills in: what a filing brought, and a device's link to its gate. */
const ofTheHouse = ['filing', 'link'];

/** The form by which entries of a register are put. @throws Error where a field has no name, which no caller may meet */
export function formOf(kind: FormKind): FormField[] {
  const shape: Readonly<Record<string, z.ZodType>> = entrySchemas[kind].shape;
  const references = new Map(fieldsMarked(kind, 'refersTo'));
  const days = new Set(fieldsMarked(kind, 'day').map(([field]) => field));
  return Object.entries(shape)
    .filter(([field]) => !ofTheHouse.includes(field))
    .map(([field, schema]) => {
      const required = !(schema instanceof z.ZodExactOptional || schema instanceof z.ZodOptional);
      const inner: unknown = required ? schema : schema.unwrap();
      const refersTo = references.get(field) ?? looseReferences[field];
      return {
        field,
        name: nameIn(fieldNames, field),
        type: refersTo ? 'reference' : days.has(field) ? 'day' : typeOf(inner),
        required,
        ...(refersTo && { refersTo }),
        ...(inner instanceof z.ZodEnum && {
          choices: inner.options.map((value) => ({
            value: String(value),
            name: nameIn(choiceNames[field] ?? {}, String(value)),
          })),
        }),
      };
    });
}

function nameIn(names: Readonly<Record<string, Message>>, name: string): Message {
  const found = names[name];
  if (!found) throw new Error(`no words for ${name}`);
  return found;
}

function typeOf(schema: unknown): FieldType {
  if (schema instanceof z.ZodObject) return 'words';
  if (schema instanceof z.ZodISODateTime) return 'moment';
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'yes-no';
  if (schema instanceof z.ZodNumber) return 'number';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodNumber ? 'numbers' : 'texts';
  return 'text';
}
