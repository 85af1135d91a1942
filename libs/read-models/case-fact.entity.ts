import { momentOf, type Moment } from '@anjing/calendar';
import { Column, Entity, PrimaryColumn } from 'typeorm';

const optionalText = { type: 'text', nullable: true } as const;
const moment = (name: string) =>
  ({
    type: 'timestamptz',
    name,
    nullable: true,
    transformer: {
      to: (value: Moment | null) => value,
      from: (value: Date | null) => value && momentOf(value.getTime()),
    },
  }) as const;

/** What the figures know of a case: one row, made from its events alone (docs/figures.md). Nothing personal. */
@Entity({ schema: 'reading', name: 'case_fact', synchronize: false })
export class CaseFact {
  @PrimaryColumn('text')
  stream = '';

  @Column('text')
  kind = '';

  /** What sort of its kind: the ground of a visit, the kind of a filing, the model of an alert, the channel of a complaint. */
  @Column(optionalText)
  sort: string | null = null;

  /** The month (`YYYY-MM`) or year (`YYYY`) in which the case is counted. */
  @Column('text')
  month = '';

  @Column(optionalText)
  agency: string | null = null;

  /** Every agency with a part in it, the first included. */
  @Column('text', { array: true })
  agencies: readonly string[] = [];

  /** The county-level area of the site. */
  @Column(optionalText)
  area: string | null = null;

  @Column(optionalText)
  zone: string | null = null;

  @Column(optionalText)
  enterprise: string | null = null;

  @Column(optionalText)
  site: string | null = null;

  @Column('text', { array: true })
  items: readonly string[] = [];

  /** Number of the special circumstance, 1 to 7 (notice 一(二)). */
  @Column({ type: 'smallint', nullable: true })
  circumstance: number | null = null;

  @Column('text')
  outcome = '';

  /** Where a refusal was said: `review`, `decision`, `gate`. */
  @Column(optionalText)
  stage: string | null = null;

  /** Code of a refusal's ground. */
  @Column(optionalText)
  reason: string | null = null;

  /** The earlier case that this one files anew or goes on from. */
  @Column(optionalText)
  follows: string | null = null;

  /** How often it was received. */
  @Column('int')
  rounds = 0;

  @Column(moment('opened_at'))
  openedAt: Moment | null = null;

  /** The first receipt. */
  @Column(moment('filed_at'))
  filedAt: Moment | null = null;

  /** The last receipt: where the clock of the law starts. */
  @Column(moment('received_at'))
  receivedAt: Moment | null = null;

  @Column(moment('due_at'))
  dueAt: Moment | null = null;

  @Column(moment('decided_at'))
  decidedAt: Moment | null = null;

  @Column(moment('entered_at'))
  enteredAt: Moment | null = null;

  @Column(moment('left_at'))
  leftAt: Moment | null = null;
}

/** The month in China of a moment, `YYYY-MM`. */
export function monthOf(at: Moment): string {
  return momentOf(Date.parse(at)).slice(0, 7);
}
