import type { Text } from '@anjing/texts';
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { CaseCardRow } from './case-card.entity';

/** An act that a case waits for. */
@Entity({ schema: 'reading', name: 'task', synchronize: false })
export class TaskRow {
  @PrimaryColumn('text')
  stream!: string;

  @PrimaryColumn('text')
  act!: string;

  @PrimaryColumn('text')
  organisation!: string;

  @Column('timestamptz')
  since!: Date;

  /** Null while a calendar year is missing: then `unresolvedYear` names it. */
  @Column('timestamptz', { nullable: true })
  due!: Date | null;

  @Column('int', { name: 'unresolved_year', nullable: true })
  unresolvedYear!: number | null;

  /** A key and its parameters; rows of older versions hold the words themselves. */
  @Column('jsonb')
  summary!: Text;

  @ManyToOne(() => CaseCardRow, (card) => card.tasks)
  @JoinColumn({ name: 'stream' })
  card!: Relation<CaseCardRow>;
}
