import { isCivilDate } from '@anjing/calendar';
import { itemFields, plannedItem, specialItem } from '@anjing/filing';
import {
  asPrivate,
  exactText,
  filled,
  postRoles,
  wordsOf,
  writtenText,
  type Moment,
  type Shape,
} from '@anjing/lifecycle';
import { level, rulePack, standing } from '@anjing/rules';
import { z } from 'zod';
import { hasCodeForm } from './credit-code';

// One schema a kind of entry: bodies, imports and seeds are read by it, lists show what it does not hide, types come from it.

/** Id of a register entry and of its stream in the record: `agency/ganzhou-emergency`. */
export type EntryId = string;

/** What a field means beyond its form. */
interface Marks {
  /** The kinds of entry of which it names one. */
  readonly refersTo?: readonly string[];
  /** Each of its values stands in one entry of a kind only: repeats, caps, passes and logins go by them. */
  readonly unique?: true;
  /** For nobody's list: what people are called, how they log in, what devices are known by. */
  readonly hidden?: true;
  /** It is a day, `YYYY-MM-DD`. */
  readonly day?: true;
}

const marks = z.registry<Marks>();

function marked<Schema extends z.ZodType>(schema: Schema, mark: Marks): Schema {
  marks.add(schema, mark);
  return schema;
}

/** The form in which references are written, and so the form of ids. */
export const idForm = /^[a-z-]+\/[\w.-]{1,120}$/;

const longestName = 200;
const longestText = 500;
const words = wordsOf(exactText, longestName);
const name = () => filled(exactText, longestText);
const text = () => filled(writtenText, longestText);
/** Numbers and accounts, by which entries are told apart: bounded as they are stored. */
const identifier = () => filled(exactText, longestText).max(longestText);
const id = () => z.string().regex(idForm, 'an id is kind/name');
const to = (...kinds: readonly string[]) => marked(id(), { refersTo: kinds });
const date = marked(z.string().refine(isCivilDate, 'not a day: YYYY-MM-DD'), { day: true });
const moment = z.iso.datetime({ offset: true });
const organisation = { name: words, level, jurisdiction: to('jurisdiction') };
/** `iss|sub` of each account at the configured issuer. */
const subjects = marked(z.array(identifier()).max(20), { unique: true, hidden: true });

/** The accepted version of a filing from which an entry comes; entries that an administrator put have none. */
const filing = z
  .strictObject({
    /** `filing/…` */
    stream: identifier(),
    /** Absent: submitted, not accepted yet. */
    version: z.int().min(1).exactOptional(),
  })
  .exactOptional();

/** A device's link to its gate: a secret that was shown once and stands nowhere. */
const deviceLink = z.strictObject({
  /** SHA-256 of the secret, 64 hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  since: moment,
  /** From then on the device speaks for nobody. */
  revokedAt: moment.exactOptional(),
});
export type DeviceLink = Shape<typeof deviceLink>;

const namedDays = z.array(z.strictObject({ date: z.string(), name: words })).max(366);

export const entrySchemas = {
  /** The city, a county-level area, or an economic zone's committee area. */
  jurisdiction: z.strictObject({
    name: words,
    level,
    /** The city above; absent for the city itself. */
    parent: to('jurisdiction').exactOptional(),
    /** Short name in numbers of applications: 赣市. */
    shortName: name(),
  }),
  /** An administrative enforcement department (行政执法部门). */
  agency: z.strictObject({ ...organisation, standing }),
  /** 同级司法行政部门: reviews the applications of its level and area. */
  bureau: z.strictObject(organisation),
  /** 同级政府 or the committee, whose main leader approves. */
  authority: z.strictObject(organisation),
  /** An office that neither files nor approves: the business-environment office, the platform's administration. */
  office: z.strictObject(organisation),
  /** A development zone: 经开区, 高新区, 工业园, 产业园. */
  zone: z.strictObject({
    name: words,
    type: z.enum(['economic', 'high-tech', 'industrial', 'estate']),
    national: z.boolean(),
    jurisdiction: to('jurisdiction'),
  }),
  enterprise: z.strictObject({
    name: name(),
    /** 统一社会信用代码, 18 characters, the last a check character (GB 32100). */
    creditCode: marked(identifier(), { unique: true }),
  }),
  /**
   * A code that is let in although it does not pass the checks of GB 32100: its registering body has confirmed it. None
   * stands unless an administrator puts it there, as `credit-code-exception/<code>`.
   */
  'credit-code-exception': z.strictObject({
    creditCode: z.string().refine(hasCodeForm, 'not 18 characters of a credit code'),
    /** The day of the confirmation. */
    confirmed: date,
  }),
  /** A place of production. Its address decides whether it lies in a zone, not the registration (rules §1). */
  site: z.strictObject({
    enterprise: to('enterprise'),
    name: name(),
    address: text(),
    jurisdiction: to('jurisdiction'),
    /** Absent: outside every zone. */
    zone: to('zone').exactOptional(),
  }),
  /** A gate of a site, where passes are checked. */
  gate: z.strictObject({
    site: to('site'),
    name: name(),
    /** The device that may speak for the gate; absent where none was ever linked. */
    link: marked(deviceLink, { hidden: true }).exactOptional(),
  }),
  /** A published enforcement item (行政执法事项) of one agency, with its legal basis. */
  item: z.strictObject({
    ...itemFields,
    name: words,
    legalBasis: filled(itemFields.legalBasis, longestText),
    agency: to('agency'),
    filing,
  }),
  /**
   * An item that its agency may inspect under one of the seven special circumstances (notice 三(三)). It is judged by the
   * filing that it comes from; the item may since have left the list.
   */
  'special-item': z.strictObject({
    agency: to('agency'),
    item: id(),
    circumstance: specialItem.shape.circumstance.min(1).max(7),
    /** The judicial bureau has accepted the list; before that its use is flagged (rules §4). */
    accepted: z.boolean(),
    filing,
  }),
  /** What an accepted annual plan foresees of an item; it stands for its year. */
  'planned-item': z.strictObject({
    ...plannedItem.shape,
    agency: to('agency'),
    item: id(),
    year: z.int().min(2000).max(2999),
    frequency: plannedItem.shape.frequency.min(1),
    scope: filled(plannedItem.shape.scope, longestText),
    months: z.array(plannedItem.shape.months.element.min(1).max(12)).min(1).max(12),
    filing,
  }),
  /**
   * An agency's evaluation of an enterprise (分级评估, notice 二(一)), for the period in which the entry holds: whether it is
   * on the agency's list of well-run ones. Internal to the agency.
   */
  graded: z.strictObject({
    agency: to('agency'),
    enterprise: to('enterprise'),
    listed: z.boolean().meta({ description: 'On the list of well-run enterprises; false takes it off again' }),
    criteria: z.array(text()).min(1).max(20).meta({ description: 'What the evaluation rests on' }),
  }),
  /** A person. The name is private to the person; `subjects` are the accounts they log in with. */
  person: z.strictObject({ name: marked(asPrivate(name()), { hidden: true }), subjects }),
  /**
   * A person's post in an organisation, from and until its dates. An enterprise's account is a post with role `enterprise`
   * in an `enterprise` entry, and so bound to its credit code.
   */
  post: z.strictObject({
    person: to('person'),
    organisation: to('agency', 'bureau', 'authority', 'office', 'enterprise'),
    role: z.enum(postRoles),
    title: words,
  }),
  /** A dated written mandate: `deputy` may act in `post` for its holder (rules §3). */
  mandate: z.strictObject({
    post: to('post'),
    deputy: to('person'),
    /** Number of the written mandate. */
    document: identifier(),
    from: moment,
    until: moment,
  }),
  /** An enforcement officer's certificate, valid on the days from `validFrom` to `validUntil`, both included. */
  officer: z.strictObject({
    person: to('person'),
    agency: to('agency'),
    certificate: marked(identifier(), { unique: true }),
    validFrom: date,
    validUntil: date,
  }),
  /** An agency's computer system that may draft, pre-flight, attach, submit what is signed, and query. */
  system: z.strictObject({ name: words, agency: to('agency'), subjects }),
  /** A year of the calendar, as an administrator loaded it; a later version corrects it. */
  calendar: z.strictObject({
    year: z.int(),
    version: z.int().min(1),
    /** Number of the State Council's notice. */
    notice: writtenText.max(longestText),
    source: text(),
    holidays: namedDays,
    makeUpDays: namedDays,
  }),
  /** A version of a rule pack. */
  pack: rulePack,
};

export type EntryKind = keyof typeof entrySchemas;
export const entryKinds = Object.keys(entrySchemas) as readonly EntryKind[];

export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entrySchemas, kind);
}

type Entries = {
  readonly [Kind in EntryKind]: { readonly kind: Kind } & Shape<(typeof entrySchemas)[Kind]>;
};
export type EntryOf<Kind extends EntryKind> = Entries[Kind];
export type Entry = Entries[EntryKind];

/** The fields of a kind that bear a mark, each with what it says. */
export function fieldsMarked<Mark extends keyof Marks>(kind: EntryKind, mark: Mark) {
  const fields = Object.entries<z.ZodType>(entrySchemas[kind].shape);
  return fields.flatMap(([field, schema]): [string, NonNullable<Marks[Mark]>][] => {
    const inner = schema instanceof z.ZodExactOptional ? (schema.unwrap() as z.ZodType) : schema;
    const said = marks.get(inner)?.[mark];
    return said === undefined ? [] : [[field, said]];
  });
}

/** What lists show of an entry of a kind. */
export function shownOf(kind: EntryKind): (entry: object) => object {
  const hidden = new Set(fieldsMarked(kind, 'hidden').map(([field]) => field));
  return (entry) => Object.fromEntries(Object.entries(entry).filter(([field]) => !hidden.has(field)));
}

/** The schema of what lists show of an entry of a kind. */
export function shownSchema(kind: EntryKind) {
  return z.strictObject({
    id: z.string(),
    kind: z.literal(kind),
    ...(shownOf(kind)(entrySchemas[kind].shape) as z.ZodRawShape),
    doubles: z.array(z.string()).optional(),
  });
}

/** The registers as they stood at one moment. Every look-up is by id, in memory. */
export interface RegisterView {
  readonly at: Moment;
  all<Kind extends EntryKind>(kind: Kind): readonly (EntryOf<Kind> & { readonly id: EntryId })[];
  find<Kind extends EntryKind>(kind: Kind, id: EntryId): EntryOf<Kind> | undefined;
  /** Entries of `kind` whose `property` (an id) is `value`: the posts of a person, the officers of an agency. */
  where<Kind extends EntryKind>(
    kind: Kind,
    property: keyof EntryOf<Kind> & string,
    value: string,
  ): readonly (EntryOf<Kind> & { readonly id: EntryId })[];
}
