import type { Moment, PostRole, Private, Words } from '@anjing/lifecycle';
import type { CalendarYear } from '@anjing/calendar';
import type { Level, RulePack, Standing } from '@anjing/rules';

/** Id of a register entry and of its stream in the record: `agency/ganzhou-emergency`. */
export type EntryId = string;

/** The city, a county-level area, or an economic zone's committee area. */
export interface Jurisdiction {
  readonly kind: 'jurisdiction';
  readonly name: Words;
  readonly level: Level;
  /** The city above; absent for the city itself. */
  readonly parent?: EntryId;
  /** Short name in numbers of applications: 赣市. */
  readonly shortName: string;
}

/** An administrative enforcement department (行政执法部门). */
export interface Agency {
  readonly kind: 'agency';
  readonly name: Words;
  readonly level: Level;
  readonly standing: Standing;
  readonly jurisdiction: EntryId;
}

/** 同级司法行政部门: reviews the applications of its level and area. */
export interface JudicialBureau {
  readonly kind: 'bureau';
  readonly name: Words;
  readonly level: Level;
  readonly jurisdiction: EntryId;
}

/** 同级政府 or the committee, whose main leader approves. */
export interface Authority {
  readonly kind: 'authority';
  readonly name: Words;
  readonly level: Level;
  readonly jurisdiction: EntryId;
}

/** An office that neither files nor approves: the business-environment office, the platform's administration. */
export interface Office {
  readonly kind: 'office';
  readonly name: Words;
  readonly level: Level;
  readonly jurisdiction: EntryId;
}

/** A development zone: 经开区, 高新区, 工业园, 产业园. */
export interface Zone {
  readonly kind: 'zone';
  readonly name: Words;
  readonly type: 'economic' | 'high-tech' | 'industrial' | 'estate';
  readonly national: boolean;
  readonly jurisdiction: EntryId;
}

export interface Enterprise {
  readonly kind: 'enterprise';
  readonly name: string;
  /** 统一社会信用代码, 18 characters, the last a check character (GB 32100). */
  readonly creditCode: string;
}

/**
 * A code that is let in although it does not pass the checks of GB 32100: its registering body has confirmed it. None stands
 * unless an administrator puts it there, as `credit-code-exception/<code>`.
 */
export interface CreditCodeException {
  readonly kind: 'credit-code-exception';
  readonly creditCode: string;
  /** The day of the confirmation. */
  readonly confirmed: string;
}

/** A place of production. Its address decides whether it lies in a zone, not the registration (rules §1). */
export interface Site {
  readonly kind: 'site';
  readonly enterprise: EntryId;
  readonly name: string;
  readonly address: string;
  readonly jurisdiction: EntryId;
  /** Absent: outside every zone. */
  readonly zone?: EntryId;
}

/** A gate of a site, where passes are checked. */
export interface Gate {
  readonly kind: 'gate';
  readonly site: EntryId;
  readonly name: string;
  /** The device that may speak for the gate; absent where none was ever linked. */
  readonly link?: DeviceLink;
}

/** A device's link to its gate: a secret that was shown once and stands nowhere. */
export interface DeviceLink {
  /** SHA-256 of the secret, 64 hexadecimal digits. */
  readonly hash: string;
  readonly since: Moment;
  /** From then on the device speaks for nobody. */
  readonly revokedAt?: Moment;
}

/** The accepted version of a filing from which an entry comes; entries that an administrator put have none. */
export interface FiledVersion {
  /** `filing/…` */
  readonly stream: string;
  /** Absent: submitted, not accepted yet. */
  readonly version?: number;
}

/** A published enforcement item (行政执法事项) of one agency, with its legal basis. */
export interface Item {
  readonly kind: 'item';
  readonly name: Words;
  readonly agency: EntryId;
  readonly legalBasis: string;
  /** It can be settled without going there (notice 二(二)). */
  readonly offSitePossible?: boolean;
  readonly filing?: FiledVersion;
}

/** An item that its agency may inspect under one of the seven special circumstances (notice 三(三)). */
export interface SpecialItemEntry {
  readonly kind: 'special-item';
  readonly agency: EntryId;
  readonly item: EntryId;
  /** 1 to 7, in the order of the notice (一(二)). */
  readonly circumstance: number;
  /** The judicial bureau has accepted the list; before that its use is flagged (rules §4). */
  readonly accepted: boolean;
  readonly filing?: FiledVersion;
}

/** What an accepted annual plan foresees of an item; it stands for its year. */
export interface PlannedItemEntry {
  readonly kind: 'planned-item';
  readonly agency: EntryId;
  readonly item: EntryId;
  readonly year: number;
  /** Most visits to one enterprise in the year. */
  readonly frequency: number;
  readonly scope: string;
  /** 1 to 12. */
  readonly months: readonly number[];
  readonly offSite?: boolean;
  readonly filing?: FiledVersion;
}

/**
 * An agency's evaluation of an enterprise (分级评估, notice 二(一)), for the period in which the entry holds: whether it is on
 * the agency's list of well-run ones. Internal to the agency.
 */
export interface GradedEnterprise {
  readonly kind: 'graded';
  readonly agency: EntryId;
  readonly enterprise: EntryId;
  /** On the list of well-run enterprises; false takes it off again. */
  readonly listed: boolean;
  /** What the evaluation rests on. */
  readonly criteria: readonly string[];
}

/** A person. The name is private to the person; `subjects` are the accounts they log in with. */
export interface Person {
  readonly kind: 'person';
  readonly name: Private;
  /** `iss|sub` of each account at the configured issuer. */
  readonly subjects: readonly string[];
}

/**
 * A person's post in an organisation, from and until its dates. An enterprise's account is a post with role `enterprise`
 * in an `enterprise` entry, and so bound to its credit code.
 */
export interface Post {
  readonly kind: 'post';
  readonly person: EntryId;
  readonly organisation: EntryId;
  readonly role: PostRole;
  readonly title: Words;
}

/** A dated written mandate: `deputy` may act in `post` for its holder (rules §3). */
export interface Mandate {
  readonly kind: 'mandate';
  readonly post: EntryId;
  readonly deputy: EntryId;
  /** Number of the written mandate. */
  readonly document: string;
  readonly from: Moment;
  readonly until: Moment;
}

/** An enforcement officer's certificate, valid on the days from `validFrom` to `validUntil`, both included. */
export interface Officer {
  readonly kind: 'officer';
  readonly person: EntryId;
  readonly agency: EntryId;
  readonly certificate: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** An agency's computer system that may draft, pre-flight, attach, submit what is signed, and query. */
export interface AgencySystem {
  readonly kind: 'system';
  readonly name: Words;
  readonly agency: EntryId;
  readonly subjects: readonly string[];
}

/** A year of the calendar, as an administrator loaded it; a later version corrects it. */
export interface LoadedYear extends CalendarYear {
  readonly kind: 'calendar';
}

/** A version of a rule pack. */
export interface LoadedPack extends RulePack {
  readonly kind: 'pack';
}

export type Entry =
  | Jurisdiction
  | Agency
  | JudicialBureau
  | Authority
  | Office
  | Zone
  | Enterprise
  | CreditCodeException
  | Site
  | Gate
  | Item
  | SpecialItemEntry
  | PlannedItemEntry
  | GradedEnterprise
  | Person
  | Post
  | Mandate
  | Officer
  | AgencySystem
  | LoadedYear
  | LoadedPack;

export type EntryKind = Entry['kind'];
export type EntryOf<Kind extends EntryKind> = Extract<Entry, { readonly kind: Kind }>;

/** One version of an entry: holds from its moment until the next version's, or until the entry is ended. */
export interface Recorded<E extends Entry = Entry> {
  readonly id: EntryId;
  readonly from: Moment;
  readonly until?: Moment;
  readonly entry: E;
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
